package dev.pullpolicy.verify;

import com.fasterxml.jackson.core.JsonParser;
import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.workload.EmbeddedJson;
import dev.pullpolicy.workload.Reading;
import dev.pullpolicy.workload.Workload;
import dev.pullpolicy.workload.WorkloadKind;
import dev.pullpolicy.workload.WorkloadReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pod that is sent: one container of that image. Nothing but the webhook should have anything
 * against it: it is valid under Pod Security {@code restricted}, has the requests and limits that
 * quotas ask for, and pull secrets of its own, so that those of a service account change no answer.
 *
 * @param declared the pull policy that it says; empty where it says none
 */
record Sample(String image, Optional<ImagePullPolicy> declared) {
  private static final String CONTAINER = "pullpolicy-verify";

  /** How the webhook's sentences name the container. */
  static final String DESCRIBED = "container \"%s\" (spec.containers[0])".formatted(CONTAINER);

  private static final String POD =
      """
      {"apiVersion": "v1", "kind": "Pod", "metadata": {"generateName": "pullpolicy-verify-"},
       "spec": {"automountServiceAccountToken": false,
        "imagePullSecrets": [{"name": "pullpolicy-verify"}],
        "securityContext": {"runAsNonRoot": true, "runAsUser": 65532,
         "seccompProfile": {"type": "RuntimeDefault"}},
        "containers": [{"name": "%s", "image": "%s"%s,
         "securityContext": {"allowPrivilegeEscalation": false,
          "capabilities": {"drop": ["ALL"]}},
         "resources": {"requests": {"cpu": "10m", "memory": "16Mi"},
          "limits": {"cpu": "10m", "memory": "16Mi"}}}]}}
      """;

  /** Each image with each pull policy and with none. */
  static List<Sample> all(Policy policy) {
    return SampleImages.of(policy).stream()
        .flatMap(image -> policies().map(declared -> new Sample(image, declared)))
        .toList();
  }

  private static Stream<Optional<ImagePullPolicy>> policies() {
    return Stream.concat(
        Stream.of(Optional.empty()), Stream.of(ImagePullPolicy.values()).map(Optional::of));
  }

  /** The pod as JSON. */
  byte[] pod() {
    String policy = declared.map(", \"imagePullPolicy\": \"%s\""::formatted).orElse("");
    return POD.formatted(CONTAINER, image, policy).getBytes(StandardCharsets.UTF_8);
  }

  /** The pod as the webhook reads it. */
  Workload workload() {
    try (JsonParser parser = EmbeddedJson.FACTORY.createParser(pod())) {
      parser.nextToken();
      return ((Reading.Found) WorkloadReader.read(parser, WorkloadKind.POD.shape())).workload();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /** Whether a container's name is that of the samples. */
  static boolean isContainer(String name) {
    return name.equals(CONTAINER);
  }

  @Override
  public String toString() {
    return image
        + declared.map(" with imagePullPolicy: %s"::formatted).orElse(" without imagePullPolicy");
  }
}
