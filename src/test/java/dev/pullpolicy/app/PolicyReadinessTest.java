package dev.pullpolicy.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.config.PolicyParser;
import dev.pullpolicy.source.NamespaceWatch;
import dev.pullpolicy.source.PolicyInForce;
import dev.pullpolicy.source.PolicyOrigin;
import dev.pullpolicy.source.PolicyWatch;
import dev.pullpolicy.source.WhenMissing;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

/** What readiness says of labels of namespaces that cannot be found out. */
final class PolicyReadinessTest {
  private static final String PLAIN =
      """
      apiVersion: pullpolicy.dev/v1alpha1
      kind: PullPolicy
      """;

  private static final String BY_LABEL =
      PLAIN
          + """
          rules:
            - name: pinned
              match: {namespaces: {labels: {matchLabels: {env: production}}}}
              require: {references: [Digest]}
          """;

  /** A watch that looked long ago. */
  private static final class Confirmed implements PolicyWatch {
    @Override
    public void start() {}

    @Override
    public void close() {}

    @Override
    public Optional<Instant> lastKnownGood() {
      return Optional.of(Instant.EPOCH);
    }
  }

  @Test
  void tellsThatLabelsAreAwaited() {
    Config nowhere = new ConfigBuilder(Config.empty()).withMasterUrl("http://127.0.0.1:1").build();
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(nowhere).build();
        NamespaceWatch namespaces = new NamespaceWatch(() -> client)) {
      PolicyInForce policy =
          new PolicyInForce(
              new PolicyOrigin("the test's", WhenMissing.NOT_READY),
              namespaces,
              Clock.systemUTC(),
              PolicyParser::parse,
              status -> {});
      policy.found(BY_LABEL.getBytes(StandardCharsets.UTF_8));
      PolicyReadiness readiness = new PolicyReadiness(policy, new Confirmed(), namespaces);
      HealthCheckResponse waits = readiness.call();
      assertThat(waits.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
      assertThat(waits.getData().get())
          .containsEntry("state", "Waiting")
          .containsEntry("lastConfirmed", "1970-01-01T00:00:00Z")
          .hasEntrySatisfying(
              "namespaces",
              text -> assertThat(text.toString()).startsWith("labels are not known yet"));

      policy.found(PLAIN.getBytes(StandardCharsets.UTF_8));
      HealthCheckResponse ready = readiness.call();
      assertThat(ready.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
      assertThat(ready.getData().get())
          .containsEntry("state", "InForce")
          .doesNotContainKey("namespaces");
    }
  }
}
