package dev.pullpolicy.admission;

import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.metrics.DecisionRecorder;
import dev.pullpolicy.metrics.Endpoint;
import dev.pullpolicy.workload.Workload;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Where every answer is counted and logged, exactly once, and what objects show of the policy
 * document.
 */
@Singleton
final class Decisions {
  private final WarmUpGate gate;
  private final DecisionRecorder recorder;
  private final DecisionLog log;
  private final UnmatchedPaths paths;

  @Inject
  Decisions(WarmUpGate gate, DecisionRecorder recorder, UnmatchedPaths paths) {
    this(gate, recorder, new DecisionLog(new LogBudget(System::nanoTime)), paths);
  }

  Decisions(WarmUpGate gate, DecisionRecorder recorder, DecisionLog log, UnmatchedPaths paths) {
    this.gate = gate;
    this.recorder = recorder;
    this.log = log;
    this.paths = paths;
  }

  /** A request was read, and answered. What the webhook or its registration asks is not told. */
  void record(Decided decided) {
    if (!gate.isOpen() || ProbeReview.is(decided)) {
      return;
    }
    recorder.record(decided.counted());
    log.record(decided);
  }

  /** An object whose author is to be answered was read. */
  void sees(ReviewEdge.Asked asked, Workload object, PolicySnapshot policy) {
    if (gate.isOpen()) {
      paths.seen(asked, object, policy);
    }
  }

  /** A request was refused for its head alone, sent from that address (empty if not known). */
  void unread(Endpoint endpoint, String address, Answer answer) {
    recorder.refused(endpoint, answer.verdict());
    log.unread(endpoint, address, answer);
  }
}
