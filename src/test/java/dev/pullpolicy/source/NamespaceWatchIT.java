package dev.pullpolicy.source;

import static dev.pullpolicy.source.ScriptedApi.labels;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.config.PolicyParser;
import dev.pullpolicy.config.PolicyState;
import dev.pullpolicy.fixture.Eventually;
import dev.pullpolicy.source.PolicyStatus.State;
import dev.pullpolicy.source.ScriptedApi.Answer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A policy that selects by labels of namespaces, and an API server that tells them or does not. */
final class NamespaceWatchIT {
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

  private static final String REFUSED =
      "the document selects by namespaces.labels, and this webhook may not read namespaces (nobody"
          + " here may see that); grant it get, list and watch on namespaces, or take"
          + " namespaces.labels out";

  /** Less than the client's own limit; all that two busy cores may need beyond ours. */
  private static final Duration MUCH_LATER = Duration.ofSeconds(5);

  private final ScriptedApi api = new ScriptedApi("Namespace");
  private final KubernetesClient client = api.client();
  private final Queue<Runnable> later = new ArrayDeque<>();
  private final NamespaceWatch namespaces =
      new NamespaceWatch(() -> client, QuickWatch.limit(), later::add);
  private final PolicyInForce policy =
      new PolicyInForce(
          new PolicyOrigin("the test's", WhenMissing.READY),
          namespaces,
          Clock.systemUTC(),
          PolicyParser::parse,
          status -> {});

  @AfterEach
  void close() {
    namespaces.close();
    client.close();
    api.close();
  }

  @Test
  void waitsAtTheStartUntilAllAreKnown() throws Exception {
    api.put("shop", labels("env", "production"));
    api.toList = Answer.SILENCE;
    found(BY_LABEL);
    Eventually.took(() -> api.lists.get() == 1);
    assertThat(policy.status().state()).isEqualTo(State.WAITING);
    assertThat(policy.status().isReady()).isFalse();
    assertThat(policy.current())
        .isEqualTo(
            new PolicyState.NotKnown(
                "the test's selects by labels of namespaces, which are not known yet; no request"
                    + " is answered until they are"));
    assertThat(namespaces.of("shop")).isEmpty();
    assertThat(namespaces.describe()).isEqualTo("labels are not known yet");
  }

  @Test
  void isInForceOnceAllAreKnown() throws Exception {
    api.put("shop", labels("env", "production"));
    found(BY_LABEL);
    Eventually.took(() -> isInForce(BY_LABEL));
    assertThat(namespaces.of("shop")).contains(Map.of("env", "production"));
    assertThat(namespaces.describe()).isEqualTo("labels of 1 namespaces are known");
    assertThat(namespaces.isWatching()).isTrue();
    assertThat(namespaces.lastKnownGood()).isPresent();
  }

  @Test
  void saysWhyItWaits() throws Exception {
    api.stop();
    found(BY_LABEL);
    Eventually.took(() -> !policy.status().problems().isEmpty());
    assertThat(policy.status().state()).isEqualTo(State.WAITING);
    assertThat(policy.status().problems().get(0)).contains("gave no answer", "refused");
    api.start();
    Eventually.took(() -> isInForce(BY_LABEL));
    assertThat(policy.status().problems()).isEmpty();
  }

  @Test
  void isRefusedWithoutRightsAndInForceOnceTheyAreGranted() throws Exception {
    api.toList = Answer.FORBIDDEN;
    found(BY_LABEL);
    Eventually.took(() -> policy.status().state() == State.REFUSED);
    assertThat(policy.status().isReady()).isFalse();
    assertThat(policy.status().problems()).containsExactly(REFUSED);
    assertThat(policy.current()).isInstanceOf(PolicyState.NotKnown.class);

    api.toList = Answer.OK;
    Eventually.took(() -> isInForce(BY_LABEL));
    assertThat(policy.status().isReady()).isTrue();
    assertThat(policy.status().problems()).isEmpty();
  }

  @Test
  void isRefusedWithoutTheRightToWatch() throws Exception {
    api.toWatch = Answer.FORBIDDEN;
    found(BY_LABEL);
    Eventually.took(() -> policy.status().state() == State.REFUSED);
    assertThat(policy.status().problems().get(0)).contains("may not read namespaces");
    api.toWatch = Answer.OK;
    Eventually.took(() -> isInForce(BY_LABEL));
  }

  @Test
  void keepsThePolicyBeforeWhileItWaits() throws Exception {
    found(PLAIN);
    api.toList = Answer.SILENCE;
    found(BY_LABEL);
    Eventually.took(() -> api.lists.get() == 1);
    assertThat(policy.status().state()).isEqualTo(State.WAITING);
    assertThat(policy.status().isReady()).isTrue();
    assertThat(isInForce(PLAIN)).isTrue();

    api.toList = Answer.OK;
    api.stop();
    api.start();
    Eventually.took(() -> isInForce(BY_LABEL));
  }

  @Test
  void asksNobodyWithoutNeed() throws Exception {
    found(PLAIN);
    assertThat(namespaces.isActive()).isFalse();
    found(BY_LABEL);
    Eventually.took(() -> isInForce(BY_LABEL) && api.openWatches() == 1);

    found(PLAIN);
    assertThat(isInForce(PLAIN)).isTrue();
    linger();
    Eventually.took(() -> api.openWatches() == 0);
    assertThat(namespaces.isActive()).isFalse();

    found(BY_LABEL);
    assertThat(policy.status().state()).isEqualTo(State.WAITING);
    Eventually.took(() -> isInForce(BY_LABEL));
    assertThat(api.lists).hasValue(2);
  }

  @Test
  void answersRequestsThatBeganWithThePolicyBefore() throws Exception {
    api.put("shop", labels("env", "production"));
    found(BY_LABEL);
    Eventually.took(() -> isInForce(BY_LABEL));
    found(PLAIN);
    assertThat(namespaces.of("shop")).isPresent();
    found(BY_LABEL);
    assertThat(isInForce(BY_LABEL)).isTrue();
    linger();
    assertThat(namespaces.of("shop")).isPresent();
    assertThat(api.lists).hasValue(1);
  }

  @Test
  void keepsWhatItKnewWhenRightsAreLost() throws Exception {
    api.put("shop", labels("env", "production"));
    found(BY_LABEL);
    Eventually.took(() -> isInForce(BY_LABEL));
    api.toList = Answer.FORBIDDEN;
    api.toWatch = Answer.FORBIDDEN;
    Eventually.took(() -> api.openWatches() == 1);
    api.endWatches();
    Eventually.took(() -> api.lists.get() >= 3);
    assertThat(isInForce(BY_LABEL)).isTrue();
    assertThat(policy.status().problems()).isEmpty();
    assertThat(namespaces.of("shop")).contains(Map.of("env", "production"));
    assertThat(namespaces.isWatching()).isFalse();
    assertThat(namespaces.describe()).endsWith("; changes are not seen now");
  }

  @Test
  void learnsOneThatTheWatchDoesNotKnow() throws Exception {
    inForce();
    api.putSecretly("new", labels("env", "production"));
    assertThat(namespaces.of("new")).isEmpty();
    CompletionStage<?> first = namespaces.learn("new");
    CompletionStage<?> second = namespaces.learn("new");
    Stream.of(first, second).forEach(NamespaceWatchIT::await);
    assertThat(namespaces.of("new")).contains(Map.of("env", "production"));
    assertThat(api.gets).hasValue(1);

    api.put("new", labels("env", "test"));
    Eventually.took(() -> namespaces.of("new").equals(Optional.of(Map.of("env", "test"))));
    api.delete("new");
    Eventually.took(() -> namespaces.of("new").isEmpty());
  }

  @Test
  void goesOnWithinASecondWhereTheApiServerHangs() throws Exception {
    inForce();
    api.toGet = Answer.SILENCE;
    long began = System.nanoTime();
    IntStream.range(0, 100).forEach(i -> namespaces.learn("new-" + i));
    assertThat(elapsed(began)).isLessThan(NamespaceReader.LIMIT);
    await(namespaces.learn("new-0"));
    assertThat(NamespaceReader.LIMIT).isLessThanOrEqualTo(Duration.ofMillis(800));
    assertThat(elapsed(began)).isBetween(Duration.ofMillis(500), MUCH_LATER);
    assertThat(api.gets.get()).isBetween(1, LearntNamespaces.MAX_AT_ONCE);
    assertThat(namespaces.of("new-0")).isEmpty();
  }

  @Test
  void learnsNothingWhereThereIsNothing() throws Exception {
    inForce();
    for (String name : new String[] {"none", "../secrets", "a/b", "", "x?y"}) {
      await(namespaces.learn(name));
      assertThat(namespaces.of(name)).isEmpty();
    }
    assertThat(api.gets).hasValue(1);
  }

  @Test
  void tellsBeforehandWhetherTheyMayBeRead() throws Exception {
    assertThat(refusal()).isEmpty();
    api.toList = Answer.FORBIDDEN;
    assertThat(refusal()).contains(REFUSED);
    api.toList = Answer.OK;
    api.toWatch = Answer.FORBIDDEN;
    assertThat(refusal()).contains(REFUSED);
    assertThat(api.openWatches()).isZero();
    found(BY_LABEL);
    Eventually.took(() -> policy.status().state() == State.REFUSED);
    assertThat(refusal()).contains(REFUSED);
    api.toList = Answer.SILENCE;
    api.toWatch = Answer.OK;
    long began = System.nanoTime();
    assertThat(refusal()).isEmpty();
    assertThat(elapsed(began)).isLessThan(MUCH_LATER);
    api.stop();
    assertThat(refusal()).isEmpty();
  }

  @Test
  void isRefusedWhereNoApiServerCanBeAsked() {
    try (NamespaceWatch nowhere = new NamespaceWatch(NamespaceWatchIT::brokenClient)) {
      String why =
          "the document selects by namespaces.labels, and no Kubernetes API server can be asked"
              + " (java.lang.IllegalArgumentException: no kubeconfig); start this webhook with a"
              + " kubeconfig that can be used, or take namespaces.labels out";
      assertThat(nowhere.require(() -> {})).isEqualTo(new LabelAccess.Refused(why));
      assertThat(nowhere.refusal().toCompletableFuture().join()).contains(why);
      assertThat(nowhere.isActive()).isFalse();
      nowhere.release();
    }
  }

  private static KubernetesClient brokenClient() {
    throw new IllegalStateException(new IllegalArgumentException("no kubeconfig"));
  }

  /** The time after which a watch that was released may end is over. */
  private void linger() {
    while (!later.isEmpty()) {
      later.remove().run();
    }
  }

  private void inForce() throws InterruptedException {
    found(BY_LABEL);
    Eventually.took(() -> isInForce(BY_LABEL) && api.openWatches() == 1);
  }

  private Optional<String> refusal() {
    return namespaces.refusal().toCompletableFuture().join();
  }

  private static void await(CompletionStage<?> stage) {
    CompletableFuture<?> future = stage.toCompletableFuture();
    future.join();
  }

  private static Duration elapsed(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private void found(String document) {
    policy.found(document.getBytes(StandardCharsets.UTF_8));
  }

  private boolean isInForce(String document) {
    boolean byLabel = document.equals(BY_LABEL);
    return policy.current() instanceof PolicyState.InForce now
        && now.snapshot().policy().usesNamespaceLabels() == byLabel;
  }
}
