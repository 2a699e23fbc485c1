package dev.pullpolicy.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.config.DocumentKey;
import dev.pullpolicy.config.PolicyParser;
import dev.pullpolicy.config.PolicyState;
import dev.pullpolicy.fixture.Eventually;
import dev.pullpolicy.source.PolicyStatus.State;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A policy in a ConfigMap whose API server is away, or whose ConfigMap is replaced. */
final class ConfigMapOutageIT {
  private static final ConfigMapName NAME = new ConfigMapName("pull-policy", "pull-policy");
  private static final Duration SECONDS = QuickWatch.RETRY.longest().plusSeconds(3);

  /** The pause is at its longest after less than a third of it. */
  private static final Duration AWAY = QuickWatch.RETRY.longest().multipliedBy(6);

  private final ScriptedApi api = new ScriptedApi("ConfigMap");
  private final KubernetesClient client = api.client();
  private final PolicyInForce policy =
      new PolicyInForce(
          new PolicyOrigin(ConfigMapPolicySource.origin(NAME), WhenMissing.READY),
          new Gate(),
          Clock.systemUTC(),
          PolicyParser::parse,
          status -> {});
  private final ConfigMapPolicySource source =
      new ConfigMapPolicySource(client, NAME, policy, QuickWatch.limit());

  @AfterEach
  void close() {
    source.close();
    client.close();
    api.close();
  }

  /**
   * As long as it takes for the pause to be at its longest: from there on, one hour is as any
   * other.
   */
  @Test
  void answersByTheLastPolicyHoweverLongTheApiServerIsAway() throws Exception {
    inForce("Enforce");
    api.stop();
    Eventually.took(() -> !source.isWatching());
    api.putSecretly(NAME.name(), document("Report", "u1"));
    long began = System.nanoTime();
    while (System.nanoTime() - began < AWAY.toNanos()) {
      assertThat(enforcement()).isEqualTo("Enforce");
      assertThat(policy.status().isReady()).isTrue();
      Thread.sleep(50);
    }
    var lastKnownGood = source.lastKnownGood();
    assertThat(lastKnownGood.get()).isBefore(Clock.systemUTC().instant().minus(AWAY.dividedBy(2)));
    api.start();
    assertThat(Eventually.took(() -> enforcement().equals("Report"))).isLessThan(SECONDS);
    assertThat(source.lastKnownGood().get()).isAfter(lastKnownGood.get());
  }

  @Test
  void takesOneThatReplacesAnother() throws Exception {
    inForce("Enforce");
    api.delete(NAME.name());
    api.put(NAME.name(), document("Report", "u2"));
    Eventually.took(() -> enforcement().equals("Report"));
    assertThat(policy.status().state()).isEqualTo(State.IN_FORCE);
  }

  @Test
  void takesOneThatReplacedAnotherUnseen() throws Exception {
    inForce("Enforce");
    api.stop();
    api.putSecretly(NAME.name(), document("Report", "u2"));
    api.start();
    assertThat(Eventually.took(() -> enforcement().equals("Report"))).isLessThan(SECONDS);
  }

  @Test
  void seesThatItWasDeletedUnseen() throws Exception {
    inForce("Enforce");
    api.stop();
    api.removeSecretly(NAME.name());
    api.start();
    Eventually.took(() -> policy.status().state() == State.MISSING);
    assertThat(enforcement()).isEqualTo("Enforce");
  }

  @Test
  void doesNotGoBackToAnOlderOne() throws Exception {
    inForce("Enforce");
    int first = api.version();
    api.put(NAME.name(), document("Report", "u1"));
    api.send("MODIFIED", api.object(NAME.name(), first, document("Enforce", "u1")));
    api.send("DELETED", api.object(NAME.name(), first, document("Enforce", "u1")));
    api.put(NAME.name(), document("Nonsense", "u1"));
    Eventually.took(() -> policy.status().state() == State.REFUSED);
    assertThat(enforcement()).isEqualTo("Report");
  }

  private void inForce(String enforcement) throws InterruptedException {
    api.put(NAME.name(), document(enforcement, "u1"));
    source.start();
    Eventually.took(() -> enforcement().equals(enforcement) && api.openWatches() == 1);
  }

  private static JsonObject document(String enforcement, String uid) {
    String text =
        "apiVersion: pullpolicy.dev/v1alpha1\nkind: PullPolicy\nenforcement: " + enforcement;
    return new JsonObject()
        .put("metadata", new JsonObject().put("uid", uid))
        .put("data", new JsonObject().put(DocumentKey.NAME, text));
  }

  private String enforcement() {
    return policy.current() instanceof PolicyState.InForce now
        ? now.snapshot().policy().enforcement().toString()
        : "";
  }
}
