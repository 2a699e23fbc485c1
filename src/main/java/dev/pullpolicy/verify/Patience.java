package dev.pullpolicy.verify;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long what differs is asked for again: entries are registered, and learned by the API server,
 * a moment after an installation.
 */
final class Patience {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final long began = System.nanoTime();
  private final Duration limit;
  private boolean hasWaited;

  Patience(Duration limit) {
    this.limit = limit;
  }

  /** Waits for a second; whether there was time for that. */
  boolean waits() {
    hasWaited = true;
    long left = limit.toNanos() - (System.nanoTime() - began);
    if (left <= 0) {
      return false;
    }
    try {
      TimeUnit.NANOSECONDS.sleep(Math.min(left, PAUSE.toNanos()));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether it will wait and has not yet. */
  boolean isFresh() {
    return !hasWaited && !limit.isZero();
  }

  Duration limit() {
    return limit;
  }
}
