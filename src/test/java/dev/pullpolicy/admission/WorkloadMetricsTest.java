package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.metrics.MicrometerDecisions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What decisions about workloads leave in the registry. */
final class WorkloadMetricsTest {
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final Decisions decisions = RecordedDecisions.with(new MicrometerDecisions(registry));
  private final WrittenOverrides written =
      new WrittenOverrides(Clock.fixed(AdmissionCase.NOW, ZoneOffset.UTC));
  private final Webhook mutate = new Webhook(new MutateDecision(written), decisions);
  private final Webhook validate = new Webhook(new ValidateDecision(written), decisions);

  private double count(String name, String... tags) {
    return registry.find(name).tags(tags).counters().stream().mapToDouble(Counter::count).sum();
  }

  private double refusedLater(String name, boolean isReported) {
    return count(
        "pull_policy_refused_later", "section", "rules", "name", name, "reported", "" + isReported);
  }

  private double stale(boolean isResettable, boolean isReported) {
    return count(
        "pull_policy_stale_defaults", "resettable", "" + isResettable, "reported", "" + isReported);
  }

  @Test
  void kindsAreBounded() {
    new WorkloadRequest("trainjobs.example.com").object("{}").to(validate);
    new WorkloadRequest("rollouts.argoproj.io").object("{}").to(validate);
    new WorkloadRequest("deployments.apps").object("{}").to(validate);
    new WorkloadRequest("nonsense.example.com").object("{}").to(validate);
    assertThat(count("pull_policy_decisions", "kind", "custom")).isEqualTo(2);
    assertThat(count("pull_policy_decisions", "kind", "Deployment")).isEqualTo(1);
    assertThat(count("pull_policy_decisions", "kind", "other")).isEqualTo(1);
  }

  @Test
  void aWorkloadWhoseNewPodsWillBeRefusedIsCountedOnceForEachRule() {
    new WorkloadRequest("deployments.apps").update("quay.io/a:1", "quay.io/b:1").to(validate);
    assertThat(refusedLater("internal-only", false)).isEqualTo(1);
    assertThat(count("pull_policy_refused_later")).isEqualTo(1);
    assertThat(count("pull_policy_violations")).isZero();
  }

  @Test
  void underReportItIsToldApart() {
    new WorkloadRequest("deployments.apps")
        .under("Report")
        .update("quay.io/a:1", "quay.io/b:1")
        .to(validate);
    assertThat(refusedLater("internal-only", true)).isEqualTo(1);
    assertThat(refusedLater("internal-only", false)).isZero();
  }

  @Test
  void newOnesAreCountedWhereTheyAreAdmitted() {
    new WorkloadRequest("jobs.batch").create("quay.io/a:1").to(validate);
    assertThat(count("pull_policy_refused_later")).isZero();
    new WorkloadRequest("jobs.batch").under("Report").create("quay.io/a:1").to(validate);
    assertThat(refusedLater("internal-only", true)).isEqualTo(1);
  }

  @Test
  void aDryRunLeavesNothing() {
    new WorkloadRequest("deployments.apps")
        .with("\"dryRun\":true,")
        .update("quay.io/a:1")
        .to(validate);
    new WorkloadRequest("deployments.apps")
        .with("\"dryRun\":true,")
        .change("registry.internal/a:1", "registry.internal/a")
        .to(validate);
    new WorkloadRequest("trainjobs.example.com")
        .with("\"dryRun\":true,")
        .object("{\"image\":\"$(image)\"}")
        .to(validate);
    assertThat(count("pull_policy_refused_later")).isZero();
    assertThat(count("pull_policy_stale_defaults")).isZero();
    assertThat(count("pull_policy_placeholders")).isZero();
  }

  @Test
  void whatAControllerMadeIsNotCounted() {
    new WorkloadRequest("replicasets.apps")
        .metadata("\"ownerReferences\":[{\"kind\":\"D\",\"name\":\"d\",\"controller\":true}]")
        .update("quay.io/a:1")
        .to(validate);
    assertThat(count("pull_policy_refused_later")).isZero();
  }

  @Test
  void aStaleDefaultThatResetWouldWriteOverIsToldApart() {
    WorkloadRequest.notWritten("deployments.apps")
        .change("registry.internal/a:1", "registry.internal/a")
        .to(validate);
    assertThat(stale(true, false)).isEqualTo(1);
    new WorkloadRequest("deployments.apps")
        .change("registry.internal/a:1", "registry.internal/a")
        .to(validate);
    assertThat(stale(false, false)).isEqualTo(1);
    WorkloadRequest.notWritten("deployments.apps")
        .under("Report")
        .change("registry.internal/a:1", "registry.internal/a")
        .to(validate);
    assertThat(stale(true, true)).isEqualTo(1);
    assertThat(count("pull_policy_stale_defaults")).isEqualTo(3);
  }

  @Test
  void aStaleDefaultOfAPodIsCounted() {
    WorkloadRequest.notWritten("pods")
        .change("registry.internal/a:1", "registry.internal/a")
        .to(validate);
    assertThat(stale(false, false)).isEqualTo(1);
  }

  @Test
  void aResetIsAChangeAndLeavesNoStaleDefault() {
    WorkloadRequest request =
        WorkloadRequest.notWritten("deployments.apps")
            .staleDefaults("Reset")
            .change("registry.internal/a:1", "registry.internal/a");
    Answer answer = request.to(mutate);
    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.PATCHED);
    request.patched(answer).to(validate);
    assertThat(count("pull_policy_changes", "section", "staleDefaults", "reported", "false"))
        .isEqualTo(1);
    assertThat(count("pull_policy_stale_defaults")).isZero();
  }

  @Test
  void placeholdersAreCountedOnceThoughTheirObjectIsUpdatedAgain() {
    WorkloadRequest request = new WorkloadRequest("trainjobs.example.com");
    String one = "{\"image\":\"{{image}}\"}";
    request.object(one).to(validate);
    request.object(one, one).to(validate);
    assertThat(count("pull_policy_placeholders")).isEqualTo(1);
    request.object(one, "{\"image\":\"{{image}}\",\"more\":[\"$(a)\",\"$(b)\"]}").to(validate);
    assertThat(count("pull_policy_placeholders")).isEqualTo(3);
  }

  @Test
  void placeholdersOfWhatIsNotJudgedAreNotCounted() {
    new WorkloadRequest("trainjobs.example.com")
        .metadata("\"ownerReferences\":[{\"kind\":\"D\",\"name\":\"d\",\"controller\":true}]")
        .object("{\"image\":\"$(image)\"}")
        .to(validate);
    assertThat(count("pull_policy_placeholders")).isZero();
  }
}
