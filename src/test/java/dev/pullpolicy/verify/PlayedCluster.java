package dev.pullpolicy.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pullpolicy.admission.PlayedWebhook;
import dev.pullpolicy.image.ImageReferenceParser;
import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.verify.Expectation.Evidence;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * An API server's side of dry runs: its own defaults, AlwaysPullImages, the webhook of this
 * project, another webhook, and the rights of who asks; each as a real one words it (the cases
 * always-pull-images, dry-run and mutating-down of the end-to-end tests).
 */
final class PlayedCluster extends Dispatcher {
  private static final ObjectMapper JSON = new ObjectMapper();

  final List<String> requests = new CopyOnWriteArrayList<>();
  volatile Optional<PlayedWebhook> webhook = Optional.empty();

  /** Which of its entries are registered. */
  volatile Set<Evidence> registered = EnumSet.allOf(Evidence.class);

  volatile boolean hasAlwaysPullImages;
  volatile UnaryOperator<JsonNode> lastWebhook = pod -> pod;
  volatile Optional<Played> toEveryPod = Optional.empty();
  volatile Map<String, String> labels = Map.of();
  volatile boolean readsNamespaces = true;

  /** Called at each pod, before it is answered. */
  volatile Runnable meanwhile = () -> {};

  /** An answer. */
  record Played(int code, JsonNode body, List<String> warnings) {
    MockResponse response() {
      MockResponse response =
          new MockResponse()
              .setResponseCode(code)
              .addHeader("Content-Type", "application/json")
              .setBody(body.toString());
      warnings.forEach(warning -> response.addHeader("Warning", header(warning)));
      return response;
    }
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    requests.add(request.getMethod() + " " + request.getPath());
    if (request.getMethod().equals("GET")) {
      return namespace().response();
    }
    meanwhile.run();
    return toEveryPod.orElseGet(() -> create(request.getUtf8Body())).response();
  }

  private Played namespace() {
    if (!readsNamespaces) {
      return refusal(
          403,
          "namespaces \"default\" is forbidden: User \"x\" cannot get resource \"namespaces\" in"
              + " API group \"\" in the namespace \"default\"",
          List.of());
    }
    ObjectNode namespace = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Namespace");
    ObjectNode all = namespace.putObject("metadata").put("name", "default").putObject("labels");
    labels.forEach(all::put);
    return new Played(200, namespace, List.of());
  }

  /** What becomes of a pod. */
  Played create(String sent) {
    List<String> warnings = new ArrayList<>();
    JsonNode pod = defaulted(tree(sent));
    if (webhook.isPresent() && registered.contains(Evidence.MUTATION)) {
      PlayedWebhook.Said mutated = webhook.get().mutate(pod);
      warnings.addAll(mutated.warnings());
      pod = mutated.object();
    }
    pod = lastWebhook.apply(pod);
    String policy = pod.at("/spec/containers/0/imagePullPolicy").asText();
    if (hasAlwaysPullImages && !policy.equals("Always")) {
      String message =
          "pods \"pullpolicy-verify-x\" is forbidden: spec.containers[0].imagePullPolicy: Unsupported"
              + " value: \"%s\": supported values: \"Always\"";
      return refusal(403, message.formatted(policy), warnings);
    }
    return validate(pod, warnings);
  }

  private Played validate(JsonNode pod, List<String> warnings) {
    if (webhook.isPresent() && registered.contains(Evidence.VALIDATION)) {
      PlayedWebhook.Said validated = webhook.get().validate(pod);
      warnings.addAll(validated.warnings());
      if (!validated.message().isEmpty()) {
        String message = "admission webhook \"validate.pullpolicy.dev\" denied the request: ";
        return refusal(403, message + validated.message(), warnings);
      }
    }
    return new Played(201, pod, warnings);
  }

  private JsonNode defaulted(JsonNode sent) {
    ObjectNode pod = sent.deepCopy();
    ObjectNode container = (ObjectNode) pod.at("/spec/containers/0");
    if (hasAlwaysPullImages) {
      container.put("imagePullPolicy", "Always");
    } else if (!container.has("imagePullPolicy")) {
      String image = container.get("image").asText();
      container.put(
          "imagePullPolicy",
          ImagePullPolicy.kubernetesDefault(ImageReferenceParser.parse(image)).toString());
    }
    return pod;
  }

  static Played refusal(int code, String message, List<String> warnings) {
    ObjectNode status =
        JSON.createObjectNode()
            .put("kind", "Status")
            .put("apiVersion", "v1")
            .put("status", "Failure")
            .put("message", message)
            .put("code", code);
    return new Played(code, status, warnings);
  }

  /** As {@code NewWarningHeader} writes it; the server sends each character as one byte. */
  private static String header(String warning) {
    String quoted = warning.replace("\\", "\\\\").replace("\"", "\\\"");
    byte[] bytes = "299 - \"%s\"".formatted(quoted).getBytes(StandardCharsets.UTF_8);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
