package dev.pullpolicy.register;

import java.time.Duration;

/** Tries again until it is done, or too late; says what is waited for whenever that changes. */
final class Retry {
  /** What is waited for takes seconds: pods start, a kubelet mounts a Secret. */
  private static final Duration FIRST = Duration.ofSeconds(1);

  /** An API server is asked three times a try. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Duration limit;
  private final Pauses pauses;
  private final Journal journal;
  private final long start;

  Retry(Duration limit, Pauses pauses, Journal journal) {
    this.limit = limit;
    this.pauses = pauses;
    this.journal = journal;
    this.start = pauses.nanos();
  }

  /** What is left of the time that all of it may take. */
  Duration left() {
    Duration left = limit.minusNanos(pauses.nanos() - start);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** One try. */
  interface Step {
    void take() throws NotYetException, RefusedException, InterruptedException;
  }

  /**
   * Takes the step until it succeeds.
   *
   * @throws RefusedException where it is of no use, or did not succeed in time
   */
  void until(Step step) throws RefusedException, InterruptedException {
    Duration pause = FIRST;
    while (true) {
      try {
        step.take();
        return;
      } catch (NotYetException e) {
        journal.say("waiting", e.getMessage());
        if (left().compareTo(pause) < 0) {
          throw new RefusedException(gaveUp(e));
        }
      }
      pauses.pause(pause);
      Duration twice = pause.multipliedBy(2);
      pause = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    }
  }

  private String gaveUp(NotYetException last) {
    return "gave up after %s: %s%s"
        .formatted(
            KubernetesDuration.text(limit),
            last.getMessage(),
            last.lookAt().isEmpty() ? "" : "; look at: " + last.lookAt());
  }
}
