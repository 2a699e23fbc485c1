package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.metrics.MicrometerDecisions;
import dev.pullpolicy.workload.WorkloadKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a webhook's decisions leave in the registry, and that it stays bounded. */
final class DecisionMetricsTest {
  private static final String POLICY =
      """
      apiVersion: pullpolicy.dev/v1alpha1
      kind: PullPolicy
      enforcement: %s
      overrides:
        - {name: %s, match: {references: [Tag]}, pullPolicy: Always}
      rules:
        - name: %s
          require: {images: ["registry.internal/**"]}
      """;

  private static final String CONTAINER =
      "{\"name\":\"web\",\"image\":\"quay.io/a:1\",\"imagePullPolicy\":\"Always\"}";

  private static final List<String> EVERY_RESOURCE =
      Stream.concat(
              Arrays.stream(WorkloadKind.values())
                  .map(
                      kind ->
                          "\"group\":\"%s\",\"resource\":\"%s\""
                              .formatted(kind.group(), kind.plural())),
              Stream.of(
                  "\"group\":\"\",\"resource\":\"configmaps\"",
                  "\"group\":\"\",\"resource\":\"x\""))
          .toList();

  private static final String EVERYTHING =
      """
      {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"1-2",
      "dryRun":%s,"resource":{%s},"operation":"%s",
      "object":{"spec":{"containers":[{"name":"a","image":%s}],
      "template":{"spec":{"containers":[{"name":"a","image":%s}]}}}}}}
      """;

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final WrittenOverrides written =
      new WrittenOverrides(Clock.fixed(AdmissionCase.NOW, ZoneOffset.UTC));
  private final Decisions decisions = RecordedDecisions.with(new MicrometerDecisions(registry));
  private final Webhook mutate = new Webhook(new MutateDecision(written), decisions);
  private final Webhook validate = new Webhook(new ValidateDecision(written), decisions);

  /** Here nobody reads ten thousand denials. */
  @BeforeEach
  void beQuiet() {
    DecisionLog.LOG.setLevel(Level.OFF);
  }

  @AfterEach
  void log() {
    DecisionLog.LOG.setLevel(null);
  }

  private void ask(Webhook webhook, String policy, String resource, String more) {
    ask(webhook, policy, CONTAINER, resource, more);
  }

  private void ask(
      Webhook webhook, String policy, String containers, String resource, String more) {
    String body =
        """
        {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"1-2",%s
        "resource":{"group":"","version":"v1","resource":"%s"},"operation":"CREATE",
        "object":{"spec":{"containers":[%s]}}}}
        """
            .formatted(more, resource, containers);
    ask(webhook, policy, body);
  }

  private static void ask(Webhook webhook, String policy, String body) {
    ask(webhook, AdmissionCase.inForce(policy), body);
  }

  private static void ask(Webhook webhook, RequestBasis policy, String body) {
    webhook.answer(
        Optional.of("application/json"),
        body.getBytes(StandardCharsets.UTF_8),
        Optional.of(policy));
  }

  private double count(String name, String... tags) {
    return registry.get(name).tags(tags).counters().stream().mapToDouble(c -> c.count()).sum();
  }

  @Test
  void decisionsAreCountedByWhatTheyAre() {
    ask(validate, POLICY.formatted("Enforce", "o", "r"), "pods", "");
    ask(validate, POLICY.formatted("Enforce", "o", "r"), "leases", "");
    assertThat(count("pull_policy_decisions", "kind", "Pod", "outcome", "denied")).isEqualTo(1);
    assertThat(count("pull_policy_decisions", "kind", "other", "outcome", "allowed")).isEqualTo(1);
    assertThat(registry.get("pull_policy_decision_duration").tag("webhook", "validate").timer())
        .satisfies(timer -> assertThat(timer.count()).isEqualTo(2));
  }

  @Test
  void reportedViolationsAreToldApart() {
    ask(validate, POLICY.formatted("Enforce", "o", "r"), "pods", "");
    ask(validate, POLICY.formatted("Report", "o", "r"), "pods", "");
    for (String reported : new String[] {"true", "false"}) {
      assertThat(
              count(
                  "pull_policy_violations",
                  "section",
                  "rules",
                  "name",
                  "r",
                  "action",
                  "Deny",
                  "reported",
                  reported))
          .isEqualTo(1);
    }
  }

  @Test
  void moreThanAHundredViolationsAreAllCounted() {
    String rules =
        """
        apiVersion: pullpolicy.dev/v1alpha1
        kind: PullPolicy
        rules:
          - {name: first, require: {images: ["registry.internal/**"]}}
          - {name: second, require: {references: [Digest]}}
        """;
    String containers = String.join(",", Collections.nCopies(101, CONTAINER));
    ask(validate, rules, containers, "pods", "");
    assertThat(count("pull_policy_violations", "name", "first")).isEqualTo(101);
    assertThat(count("pull_policy_violations", "name", "second")).isEqualTo(101);
  }

  @Test
  void dryRunsAreDecisionsButNoViolations() {
    ask(validate, POLICY.formatted("Enforce", "o", "r"), "pods", "\"dryRun\":true,");
    assertThat(count("pull_policy_decisions", "outcome", "denied", "dry_run", "true")).isEqualTo(1);
    assertThat(registry.find("pull_policy_violations").counters()).isEmpty();
  }

  @Test
  void aThousandPoliciesLeaveABoundedNumberOfSeries() {
    for (int i = 0; i < 1_000; i++) {
      ask(validate, POLICY.formatted("Enforce", "o" + i, "r" + i), "pods", "");
    }
    assertThat(registry.getMeters()).hasSizeLessThan(400);
    assertThat(count("pull_policy_violations")).isEqualTo(1_000);
    assertThat(count("pull_policy_violations", "name", "_other")).isGreaterThan(600);
  }

  /** The page about metrics tells this number. */
  @Test
  void whoeverSendsEveryCombinationMakesABoundedNumberOfSeries() {
    RequestBasis policy = AdmissionCase.inForce(POLICY.formatted("Enforce", "o", "r"));
    for (String resource : EVERY_RESOURCE) {
      for (String operation : List.of("CREATE", "UPDATE", "DELETE", "CONNECT", "nonsense")) {
        for (String image : List.of("\"quay.io/a:1\"", "\"registry.internal/a\"", "7", "{")) {
          for (boolean isDryRun : new boolean[] {true, false}) {
            String body = EVERYTHING.formatted(isDryRun, resource, operation, image, image);
            ask(validate, policy, body);
            ask(mutate, policy, body);
          }
        }
      }
    }
    assertThat(registry.find("pull_policy_decisions").counters()).hasSizeLessThan(500);
  }

  @Test
  void changesAreBoundedToo() {
    String policy = POLICY.replace("pullPolicy: Always", "pullPolicy: IfNotPresent");
    for (int i = 0; i < 1_000; i++) {
      ask(mutate, policy.formatted("Enforce", "o" + i, "r"), "pods", "");
    }
    assertThat(count("pull_policy_changes", "section", "overrides")).isEqualTo(1_000);
    assertThat(registry.find("pull_policy_changes").counters()).hasSizeLessThan(310);
  }
}
