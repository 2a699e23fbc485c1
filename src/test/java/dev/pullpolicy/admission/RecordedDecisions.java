package dev.pullpolicy.admission;

import dev.pullpolicy.metrics.Decision;
import dev.pullpolicy.metrics.DecisionRecorder;
import dev.pullpolicy.metrics.Endpoint;
import dev.pullpolicy.metrics.PolicyMetrics;
import dev.pullpolicy.metrics.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was counted. */
final class RecordedDecisions implements DecisionRecorder {
  final List<Decision> decisions = new ArrayList<>();
  final List<Verdict> refused = new ArrayList<>();

  /** For tests that look at answers alone. */
  static Decisions none() {
    return with(new RecordedDecisions());
  }

  /** Those of a webhook that is warm. */
  static Decisions with(DecisionRecorder recorder) {
    return new Decisions(openGate(), recorder, unmatchedPaths(new SimpleMeterRegistry()));
  }

  static UnmatchedPaths unmatchedPaths(MeterRegistry registry) {
    return new UnmatchedPaths(new PolicyMetrics(registry));
  }

  static WarmUpGate openGate() {
    WarmUpGate gate = new WarmUpGate();
    gate.open();
    return gate;
  }

  @Override
  public void record(Decision decision) {
    decisions.add(decision);
  }

  @Override
  public void refused(Endpoint endpoint, Verdict verdict) {
    refused.add(verdict);
  }
}
