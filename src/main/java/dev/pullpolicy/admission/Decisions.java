package dev.pullpolicy.admission;

import dev.pullpolicy.metrics.DecisionRecorder;
import dev.pullpolicy.metrics.Endpoint;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Where every answer is counted and logged, exactly once. */
@Singleton
final class Decisions {
  private final WarmUpGate gate;
  private final DecisionRecorder recorder;
  private final DecisionLog log;

  @Inject
  Decisions(WarmUpGate gate, DecisionRecorder recorder) {
    this(gate, recorder, new DecisionLog(new LogBudget(System::nanoTime)));
  }

  Decisions(WarmUpGate gate, DecisionRecorder recorder, DecisionLog log) {
    this.gate = gate;
    this.recorder = recorder;
    this.log = log;
  }

  /** A request was read, and answered. What the webhook asks itself is not told. */
  void record(Decided decided) {
    if (!gate.isOpen()) {
      return;
    }
    recorder.record(decided.counted());
    log.record(decided);
  }

  /** A request was refused for its head alone, sent from that address (empty if not known). */
  void unread(Endpoint endpoint, String address, Answer answer) {
    recorder.refused(endpoint, answer.verdict());
    log.unread(endpoint, address, answer);
  }
}
