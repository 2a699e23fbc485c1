package dev.pullpolicy.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.config.ParsedPolicy;
import dev.pullpolicy.config.PolicyParser;
import dev.pullpolicy.config.PolicyState;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is in force, and what readiness says, after every order of events that matters. */
final class PolicyInForceTest {
  private static final byte[] FIRST = document("Enforce");
  private static final byte[] SECOND = document("Report");
  private static final byte[] BROKEN = document("Enforced");
  private static final byte[] BY_LABEL =
      document(
          """
          Enforce
          rules:
            - name: pinned
              match: {namespaces: {labels: {matchLabels: {env: production}}}}
              require: {references: [Digest]}
          """);

  private final List<PolicyStatus> told = new ArrayList<>();
  private final AtomicInteger parsed = new AtomicInteger();
  private final Gate gate = new Gate();

  @Test
  void isNotReadyBeforeAnythingIsKnown() {
    PolicyInForce policy = policy(WhenMissing.READY);
    assertThat(policy.current()).isEqualTo(new PolicyState.NotKnown(policy.status().sentence()));
    assertThat(policy.status().isReady()).isFalse();
    assertThat(policy.status().sentence())
        .isEqualTo("ConfigMap a/b has not been read yet; no request is answered until it is");
  }

  @Test
  void saysOnceWhyNobodyCouldLook() {
    PolicyInForce policy = policy(WhenMissing.READY);
    policy.unreachable("refused");
    policy.unreachable("refused");
    assertThat(told).hasSize(1);
    assertThat(policy.status().problems()).containsExactly("refused");
    assertThat(policy.status().isReady()).isFalse();
  }

  @Test
  void putsAValidDocumentInForce() {
    PolicyInForce policy = policy(WhenMissing.READY);
    policy.found(FIRST);
    assertThat(policy.status().isReady()).isTrue();
    assertThat(policy.status().sentence()).matches("ConfigMap a/b, sha256:[0-9a-f]{8} is in force");
    assertThat(policy.current()).isInstanceOf(PolicyState.InForce.class);
  }

  @Test
  void readsTheSameDocumentOnce() {
    PolicyInForce policy = policy(WhenMissing.READY);
    policy.found(FIRST);
    policy.found(FIRST);
    policy.unreachable("for a while");
    assertThat(parsed).hasValue(1);
    assertThat(told).hasSize(1);
  }

  @Test
  void isAsOldAsTheDocumentInForceWhateverIsSeenAfterwards() {
    PolicyInForce policy = policy(WhenMissing.READY);
    policy.found(FIRST);
    PolicyState first = policy.current();
    policy.found("kind: Nonsense".getBytes(StandardCharsets.UTF_8));
    policy.found(FIRST);
    policy.missing();
    assertThat(policy.current()).isSameAs(first);
    policy.found(SECOND);
    assertThat(policy.current()).isNotEqualTo(first);
  }

  @Test
  void isNotReadyWithAnInvalidDocumentAtTheStart() {
    PolicyInForce policy = policy(WhenMissing.READY);
    policy.found(BROKEN);
    assertThat(policy.current()).isEqualTo(new PolicyState.NotKnown(policy.status().sentence()));
    assertThat(policy.status().isReady()).isFalse();
    assertThat(policy.status().sentence())
        .isEqualTo(
            "ConfigMap a/b is refused for 1 problem; no request is answered until there is a valid"
                + " one");
    assertThat(policy.status().problems().get(0)).contains("enforcement", "Enforced");
  }

  @Test
  void keepsTheLastValidOneWhenAnInvalidOneFollows() {
    PolicyInForce policy = policy(WhenMissing.READY);
    policy.found(FIRST);
    var before = policy.current();
    policy.found(BROKEN);
    policy.found(BROKEN);
    assertThat(policy.current()).isEqualTo(before);
    assertThat(policy.status().isReady()).isTrue();
    assertThat(policy.status().sentence())
        .startsWith("ConfigMap a/b is refused for 1 problem; the last valid one stays in force");
    assertThat(told).hasSize(2);
  }

  @Test
  void forgetsTheRefusalWhenTheSameValidOneIsBack() {
    PolicyInForce policy = policy(WhenMissing.READY);
    policy.found(FIRST);
    policy.found(BROKEN);
    policy.found(FIRST);
    assertThat(policy.status().state()).isEqualTo(PolicyStatus.State.IN_FORCE);
    assertThat(policy.status().problems()).isEmpty();
    policy.found(SECOND);
    assertThat(policy.status().inForce().get().policy().enforcement()).hasToString("Report");
  }

  @Test
  void isReadyWithoutADocumentAndEnforcesNothing() {
    PolicyInForce policy = policy(WhenMissing.READY);
    policy.missing();
    assertThat(policy.current()).isInstanceOf(PolicyState.NothingEnforced.class);
    assertThat(policy.status().isReady()).isTrue();
    assertThat(policy.status().sentence())
        .isEqualTo("ConfigMap a/b does not exist; nothing is enforced");
  }

  @Test
  void isNotReadyWithoutADocumentWhereThatWasAskedFor() {
    PolicyInForce policy = policy(WhenMissing.NOT_READY);
    policy.missing();
    assertThat(policy.status().isReady()).isFalse();
    policy.found(FIRST);
    assertThat(policy.status().isReady()).isTrue();
    policy.missing();
    assertThat(policy.status().isReady()).isTrue();
  }

  @Test
  void keepsTheLastValidOneWhenItIsDeleted() {
    PolicyInForce policy = policy(WhenMissing.READY);
    policy.found(FIRST);
    policy.missing();
    policy.missing();
    assertThat(policy.current()).isInstanceOf(PolicyState.InForce.class);
    assertThat(policy.status().sentence())
        .startsWith("ConfigMap a/b was deleted; the last valid one stays in force");
    assertThat(told).hasSize(2);
    policy.found(FIRST);
    assertThat(policy.status().state()).isEqualTo(PolicyStatus.State.IN_FORCE);
  }

  @Test
  void staysReadyWhenNothingIsFollowedByAnInvalidOne() {
    PolicyInForce policy = policy(WhenMissing.READY);
    policy.missing();
    policy.found(BROKEN);
    assertThat(policy.status().isReady()).isTrue();
    assertThat(policy.status().sentence()).endsWith("nothing is enforced");
  }

  @Test
  void refusesWhatIsNoDocument() {
    PolicyInForce policy = policy(WhenMissing.READY);
    policy.unusable("no key");
    policy.unusable("no key");
    assertThat(told).hasSize(1);
    assertThat(policy.status().isReady()).isFalse();
    assertThat(policy.status().problems()).containsExactly("no key");
  }

  @Test
  void waitsAtTheStartForLabels() {
    PolicyInForce policy = policy(WhenMissing.READY);
    gate.set(new LabelAccess.Awaited(""));
    policy.found(BY_LABEL);
    policy.found(BY_LABEL);
    assertThat(told).extracting(PolicyStatus::state).containsExactly(PolicyStatus.State.WAITING);
    assertThat(policy.status().isReady()).isFalse();
    assertThat(policy.current()).isEqualTo(new PolicyState.NotKnown(policy.status().sentence()));
    assertThat(policy.status().needsNamespaceLabels()).isTrue();

    gate.set(new LabelAccess.Awaited("no route"));
    gate.set(new LabelAccess.Awaited("no route"));
    assertThat(policy.status().problems()).containsExactly("no route");
    assertThat(told).hasSize(2);
    gate.set(new LabelAccess.Known());
    assertThat(policy.status().state()).isEqualTo(PolicyStatus.State.IN_FORCE);
    assertThat(policy.status().problems()).isEmpty();
  }

  @Test
  void keepsTheLastValidOneWhileAnotherWaits() {
    PolicyInForce policy = policy(WhenMissing.READY);
    policy.found(FIRST);
    var before = policy.current();
    gate.set(new LabelAccess.Awaited(""));
    policy.found(BY_LABEL);
    assertThat(policy.current()).isEqualTo(before);
    assertThat(policy.status().isReady()).isTrue();
    assertThat(policy.status().sentence())
        .startsWith(
            "ConfigMap a/b selects by labels of namespaces, which are not known yet; the last valid"
                + " one stays in force (ConfigMap a/b, sha256:");
  }

  @Test
  void refusesOneWhoseLabelsMayNotBeReadUntilTheyMay() {
    PolicyInForce policy = policy(WhenMissing.READY);
    gate.set(new LabelAccess.Refused("no rights"));
    policy.found(BY_LABEL);
    gate.set(new LabelAccess.Refused("no rights"));
    assertThat(told).hasSize(1);
    assertThat(policy.status().state()).isEqualTo(PolicyStatus.State.REFUSED);
    assertThat(policy.status().problems()).containsExactly("no rights");
    assertThat(policy.status().isReady()).isFalse();
    gate.set(new LabelAccess.Known());
    assertThat(policy.status().isReady()).isTrue();
  }

  @Test
  void forgetsOneThatWaitedWhenAnotherFollows() {
    PolicyInForce policy = policy(WhenMissing.READY);
    gate.set(new LabelAccess.Awaited(""));
    for (Runnable next :
        List.<Runnable>of(
            () -> policy.found(BROKEN), policy::missing, () -> policy.unusable("no key"))) {
      policy.found(BY_LABEL);
      next.run();
      var after = policy.status();
      gate.set(new LabelAccess.Known());
      assertThat(policy.status()).isEqualTo(after);
      assertThat(gate.isRequired()).isFalse();
      gate.set(new LabelAccess.Awaited(""));
    }
  }

  @Test
  void needsLabelsWhileThePolicyInForceDoes() {
    PolicyInForce policy = policy(WhenMissing.READY);
    policy.found(BY_LABEL);
    policy.found(BROKEN);
    policy.missing();
    assertThat(gate.isRequired()).isTrue();
    policy.found(FIRST);
    assertThat(gate.isRequired()).isFalse();
  }

  private PolicyInForce policy(WhenMissing whenMissing) {
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    return new PolicyInForce(
        new PolicyOrigin("ConfigMap a/b", whenMissing), gate, clock, this::parse, told::add);
  }

  private ParsedPolicy parse(byte[] document) {
    parsed.incrementAndGet();
    return PolicyParser.parse(document);
  }

  private static byte[] document(String enforcement) {
    return """
    apiVersion: pullpolicy.dev/v1alpha1
    kind: PullPolicy
    enforcement: %s
    """
        .formatted(enforcement)
        .getBytes(StandardCharsets.UTF_8);
  }
}
