package dev.pullpolicy.metrics;

/** Counts decisions. It is called on the path of every request: it neither waits nor fails. */
public interface DecisionRecorder {

  /** Counts a decision, the time it took and what it found. */
  void record(Decision decision);

  /** Counts a request whose body was not read. */
  void refused(Endpoint endpoint, Verdict verdict);
}
