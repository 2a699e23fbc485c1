package dev.pullpolicy.source;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does, and measures how long it took. */
public final class Eventually {
  /** Far more than anything here takes: it ends a test that would fail anyway. */
  private static final long LIMIT_NANOS = Duration.ofSeconds(30).toNanos();

  private static final long PAUSE_MILLIS = 5;

  private Eventually() {}

  public static Duration took(BooleanSupplier condition) throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > LIMIT_NANOS) {
        throw new AssertionError("not so after 30 s");
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
