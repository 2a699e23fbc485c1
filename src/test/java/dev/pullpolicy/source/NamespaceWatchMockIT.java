package dev.pullpolicy.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.config.PolicyParser;
import dev.pullpolicy.fixture.Eventually;
import dev.pullpolicy.source.PolicyStatus.State;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same watch, seen by another implementation of the API: fabric8's mock server. */
@EnableKubernetesMockClient(crud = true)
final class NamespaceWatchMockIT {
  private static final byte[] BY_LABEL =
      """
      apiVersion: pullpolicy.dev/v1alpha1
      kind: PullPolicy
      rules:
        - name: pinned
          match: {namespaces: {labels: {matchLabels: {env: production}}}}
          require: {references: [Digest]}
      """
          .getBytes(StandardCharsets.UTF_8);

  KubernetesClient client;
  KubernetesMockServer server;

  private KubernetesClient patient;
  private NamespaceWatch namespaces;
  private PolicyInForce policy;

  @BeforeEach
  void open() {
    patient =
        new KubernetesClientBuilder()
            .withConfig(KubernetesAccess.patient(client.getConfiguration()))
            .build();
    namespaces = new NamespaceWatch(() -> patient);
    policy =
        new PolicyInForce(
            new PolicyOrigin("the test's", WhenMissing.READY),
            namespaces,
            Clock.systemUTC(),
            PolicyParser::parse,
            status -> {});
  }

  @AfterEach
  void close() {
    namespaces.close();
    patient.close();
  }

  @Test
  void followsLabels() throws Exception {
    client.resource(namespace("shop", "production")).create();
    policy.found(BY_LABEL);
    Eventually.took(() -> policy.status().state() == State.IN_FORCE);
    assertThat(env("shop")).contains("production");

    client.resource(namespace("shop", "test")).update();
    client.resource(namespace("later", "production")).create();
    Eventually.took(() -> env("shop").equals(Optional.of("test")) && env("later").isPresent());
    client.resource(namespace("shop", "test")).delete();
    Eventually.took(() -> env("shop").isEmpty());
  }

  @Test
  void isRefusedUntilRightsAreGranted() throws Exception {
    var forbidden =
        new StatusBuilder()
            .withCode(403)
            .withMessage("namespaces is forbidden: User \"x\" cannot list resource \"namespaces\"")
            .build();
    server
        .expect()
        .get()
        .withPath("/api/v1/namespaces?limit=500")
        .andReturn(403, forbidden)
        .times(2);
    policy.found(BY_LABEL);
    Eventually.took(() -> policy.status().state() == State.REFUSED);
    assertThat(policy.status().problems().get(0))
        .contains("(namespaces is forbidden: User \"x\" cannot list resource \"namespaces\")");
    Eventually.took(() -> policy.status().state() == State.IN_FORCE);
  }

  private Optional<String> env(String name) {
    return namespaces.of(name).map(labels -> labels.getOrDefault("env", ""));
  }

  private static Namespace namespace(String name, String env) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(Map.of("env", env))
        .endMetadata()
        .build();
  }
}
