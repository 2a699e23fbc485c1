package dev.pullpolicy.admission;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Bounds the events that anybody who reaches the port can cause without writing an AdmissionReview:
 * a flood of them must not fill a disk, nor hide what else is logged.
 */
final class LogBudget {
  /**
   * One a second is enough to see what happens. At a kilobyte at most each, a day of flood writes
   * 90 MB; the counters count all of them.
   */
  static final int A_MINUTE = 60;

  private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final LongSupplier nanoTime;
  private long minuteBegan;
  private int logged;
  private long leftOut;

  /** A budget by that clock, which may begin anywhere but never goes back. */
  LogBudget(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.minuteBegan = nanoTime.getAsLong();
  }

  /**
   * Asks for one event.
   *
   * @return how many were left out since the one before; empty where this one is left out too
   */
  synchronized OptionalLong take() {
    long now = nanoTime.getAsLong();
    if (now - minuteBegan >= MINUTE_NANOS) {
      minuteBegan = now;
      logged = 0;
    }
    if (logged >= A_MINUTE) {
      leftOut++;
      return OptionalLong.empty();
    }
    logged++;
    long before = leftOut;
    leftOut = 0;
    return OptionalLong.of(before);
  }
}
