package dev.pullpolicy.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.config.PolicyParser;
import dev.pullpolicy.config.PolicyState;
import dev.pullpolicy.fixture.Eventually;
import dev.pullpolicy.source.PolicyStatus.State;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A ConfigMap that is created, changed, broken, mended and deleted in an API server. */
@EnableKubernetesMockClient(crud = true)
final class ConfigMapPolicySourceIT {
  private static final ConfigMapName NAME = new ConfigMapName("pull-policy", "pull-policy");
  private static final Duration IN_FORCE_WITHIN = Duration.ofSeconds(1);

  KubernetesClient client;
  KubernetesMockServer server;

  private final List<PolicyStatus> told = new CopyOnWriteArrayList<>();
  private ConfigMapPolicySource source;

  @AfterEach
  void close() {
    source.close();
  }

  @Test
  void followsTheConfigMap() throws Exception {
    apply("Enforce");
    PolicyInForce policy = watch(client, WhenMissing.READY);
    Eventually.took(() -> enforcement(policy).equals("Enforce"));

    apply("Report");
    Duration took = Eventually.took(() -> enforcement(policy).equals("Report"));
    assertThat(took).isLessThan(IN_FORCE_WITHIN);

    apply("Nonsense");
    Eventually.took(() -> policy.status().state() == State.REFUSED);
    assertThat(enforcement(policy)).isEqualTo("Report");
    assertThat(policy.status().isReady()).isTrue();

    apply("Enforce");
    Eventually.took(() -> enforcement(policy).equals("Enforce"));
    assertThat(policy.status().problems()).isEmpty();

    client.resource(configMap("policy.yaml", "Enforce")).delete();
    Eventually.took(() -> policy.status().state() == State.MISSING);
    assertThat(enforcement(policy)).isEqualTo("Enforce");
    assertThat(told)
        .extracting(PolicyStatus::state)
        .containsExactly(
            State.IN_FORCE, State.IN_FORCE, State.REFUSED, State.IN_FORCE, State.MISSING);
  }

  @Test
  void isReadyWithoutOneAndTakesTheFirst() throws Exception {
    PolicyInForce policy = watch(client, WhenMissing.READY);
    Eventually.took(() -> policy.status().state() == State.MISSING);
    assertThat(policy.status().isReady()).isTrue();
    assertThat(policy.current()).isInstanceOf(PolicyState.NothingEnforced.class);

    apply("Enforce");
    assertThat(Eventually.took(() -> policy.current() instanceof PolicyState.InForce))
        .isLessThan(IN_FORCE_WITHIN);
  }

  @Test
  void isNotReadyWithoutOneWhereThatWasAskedFor() throws Exception {
    PolicyInForce policy = watch(client, WhenMissing.NOT_READY);
    Eventually.took(() -> policy.status().state() == State.MISSING);
    assertThat(policy.status().isReady()).isFalse();
  }

  @Test
  void isNotReadyWithAnInvalidOneAtTheStart() throws Exception {
    apply("Nonsense");
    PolicyInForce policy = watch(client, WhenMissing.READY);
    Eventually.took(() -> policy.status().state() == State.REFUSED);
    assertThat(policy.status().isReady()).isFalse();

    apply("Enforce");
    Eventually.took(() -> policy.status().isReady());
  }

  @Test
  void refusesOneWithoutTheKey() throws Exception {
    client.resource(configMap("policy.yml", "Enforce")).create();
    PolicyInForce policy = watch(client, WhenMissing.READY);
    Eventually.took(() -> policy.status().state() == State.REFUSED);
    assertThat(policy.status().problems())
        .containsExactly(
            "ConfigMap pull-policy/pull-policy has no key policy.yaml (it has policy.yml); put the"
                + " policy document under data, key policy.yaml");
  }

  @Test
  void asksForThatNameAlone() throws Exception {
    PolicyInForce policy = watch(client, WhenMissing.READY);
    Eventually.took(() -> policy.status().state() == State.MISSING);
    Eventually.took(() -> server.getRequestCount() >= 2);
    for (int i = 0; i < 2; i++) {
      assertThat(server.takeRequest().getPath())
          .startsWith("/api/v1/namespaces/pull-policy/configmaps?")
          .contains("fieldSelector=metadata.name%3Dpull-policy");
    }
  }

  @Test
  void isNotReadyWhileTheApiServerIsOutOfReach() throws Exception {
    Config nowhere = new ConfigBuilder(Config.empty()).withMasterUrl("http://127.0.0.1:1").build();
    try (KubernetesClient unreachable =
        new KubernetesClientBuilder().withConfig(KubernetesAccess.patient(nowhere)).build()) {
      PolicyInForce policy = watch(unreachable, WhenMissing.READY);
      Eventually.took(() -> !policy.status().problems().isEmpty());
      assertThat(policy.status().state()).isEqualTo(State.PENDING);
      assertThat(policy.status().isReady()).isFalse();
      assertThat(policy.status().problems().get(0)).contains("refused");
    }
  }

  private PolicyInForce watch(KubernetesClient api, WhenMissing whenMissing) {
    PolicyInForce policy =
        new PolicyInForce(
            new PolicyOrigin(ConfigMapPolicySource.origin(NAME), whenMissing),
            new Gate(),
            Clock.systemUTC(),
            PolicyParser::parse,
            told::add);
    source = new ConfigMapPolicySource(api, NAME, policy);
    source.start();
    return policy;
  }

  private void apply(String enforcement) {
    client.resource(configMap("policy.yaml", enforcement)).createOr(update -> update.update());
  }

  private static ConfigMap configMap(String key, String enforcement) {
    String document =
        """
        apiVersion: pullpolicy.dev/v1alpha1
        kind: PullPolicy
        enforcement: %s
        """
            .formatted(enforcement);
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withNamespace(NAME.namespace())
        .withName(NAME.name())
        .endMetadata()
        .addToData(key, document)
        .build();
  }

  private static String enforcement(PolicyInForce policy) {
    return policy.status().inForce().map(now -> now.policy().enforcement().toString()).orElse("");
  }
}
