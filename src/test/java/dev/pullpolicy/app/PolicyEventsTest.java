package dev.pullpolicy.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.config.PolicyParser;
import dev.pullpolicy.metrics.PolicyMetrics;
import dev.pullpolicy.source.LabelAccess;
import dev.pullpolicy.source.LabelGate;
import dev.pullpolicy.source.PolicyInForce;
import dev.pullpolicy.source.PolicyOrigin;
import dev.pullpolicy.source.PolicyStatus;
import dev.pullpolicy.source.WhenMissing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is counted and told of a document, and that warnings keep none out. */
final class PolicyEventsTest {
  private static final Logger LOG = Logger.getLogger("dev.pullpolicy.policy");
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private static final String HEAD = "apiVersion: pullpolicy.dev/v1alpha1\nkind: PullPolicy\n";
  private static final String EXPIRED =
      "- {name: e%d, match: {namespaces: {names: [a]}}, expires: 1969-01-01}\n";
  private static final String BY_LABEL =
      "rules: [{name: a, match: {namespaces: {labels: {matchLabels: {a: b}}}},"
          + " require: {pullPolicies: [Always]}}]\n";

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final List<String> logged = new ArrayList<>();
  private final Handler handler = new Listener();

  /** Keeps what is logged. */
  private final class Listener extends Handler {
    @Override
    public void publish(LogRecord event) {
      logged.add(event.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() {
    LOG.addHandler(handler);
    LOG.setUseParentHandlers(false);
  }

  @AfterEach
  void stopListening() {
    LOG.removeHandler(handler);
    LOG.setUseParentHandlers(true);
  }

  private PolicyInForce policy(Clock today) {
    return new PolicyInForce(
        new PolicyOrigin("the test's", WhenMissing.READY),
        new Unknown(),
        CLOCK,
        PolicyParser::parse,
        new PolicyEvents(new PolicyMetrics(registry), today));
  }

  /** Labels are never known. */
  private static final class Unknown implements LabelGate {
    @Override
    public LabelAccess require(Runnable onChange) {
      return new LabelAccess.Awaited("");
    }

    @Override
    public void release() {}
  }

  private static byte[] document(String rest) {
    return (HEAD + rest).getBytes(UTF_8);
  }

  private static byte[] expired(int count) {
    StringBuilder entries = new StringBuilder("exemptions:\n");
    for (int i = 0; i < count; i++) {
      entries.append(EXPIRED.formatted(i));
    }
    return document(entries.toString());
  }

  private double gauge(String name) {
    return registry.get("pull_policy_document_" + name).gauge().value();
  }

  @ParameterizedTest
  @EnumSource(PolicyStatus.State.class)
  void everyStateHasAGauge(PolicyStatus.State state) {
    PolicyMetrics metrics = new PolicyMetrics(registry);
    metrics.seen(state.toString());
    assertThat(
            registry
                .get("pull_policy_document_state")
                .tag("state", state.toString())
                .gauge()
                .value())
        .isEqualTo(1);
  }

  @Test
  void allErrorsAreCountedThoughAHundredAreTold() {
    PolicyInForce policy = policy(CLOCK);
    policy.found(document("rules:\n" + "- a\n".repeat(250)));
    assertThat(policy.status().sentence()).contains("is refused for 250 problems;");
    assertThat(policy.status().problems()).hasSize(101).last().asString().contains("150 more");
    assertThat(gauge("problems")).isEqualTo(250);
  }

  @Test
  void allDoubtsAreCountedThoughAHundredAreTold() {
    policy(CLOCK).found(expired(250));
    assertThat(gauge("doubts")).isEqualTo(250);
    assertThat(logged.get(1)).endsWith("and 150 more doubts");
  }

  @Test
  void whatIsDoubtfulIsToldOnceTheDocumentIsTaken() {
    policy(CLOCK).found(expired(1));
    assertThat(logged).hasSize(2);
    assertThat(logged.get(0)).endsWith("is in force");
    assertThat(logged.get(1)).startsWith("the policy document is valid, but surely wrong:\n");
  }

  @Test
  void warningsThatGoWrongKeepNoDocumentOut() {
    Clock broken =
        new Clock() {
          @Override
          public Instant instant() {
            throw new IllegalStateException("as a fault of ours would be");
          }

          @Override
          public ZoneOffset getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }
        };
    PolicyInForce policy = policy(broken);
    policy.found(expired(1));
    assertThat(policy.status().state()).isEqualTo(PolicyStatus.State.IN_FORCE);
    assertThat(logged).last().asString().contains("cannot be told");
  }

  @Test
  void aDocumentThatWaitsHasNoErrors() {
    PolicyInForce policy = policy(CLOCK);
    policy.found(document("rules: 1\n"));
    assertThat(gauge("problems")).isEqualTo(1);
    policy.found(document(BY_LABEL));
    assertThat(policy.status().state()).isEqualTo(PolicyStatus.State.WAITING);
    assertThat(gauge("problems")).isZero();
  }
}
