package dev.pullpolicy.admission;

import dev.pullpolicy.metrics.Decision;
import dev.pullpolicy.metrics.DecisionRecorder;
import dev.pullpolicy.metrics.Endpoint;
import dev.pullpolicy.metrics.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was counted. */
final class RecordedDecisions implements DecisionRecorder {
  final List<Decision> decisions = new ArrayList<>();
  final List<Verdict> refused = new ArrayList<>();

  /** For tests that look at answers alone. */
  static Decisions none() {
    return new Decisions(new RecordedDecisions());
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
