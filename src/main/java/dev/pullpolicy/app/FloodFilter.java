package dev.pullpolicy.app;

import io.quarkus.logging.LoggingFilter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Bounds what the libraries log once the webhook serves: some log every request that is no HTTP, or
 * has no {@code Host}, with a stack, and anybody who reaches the port can send these. What the
 * webhook itself logs has bounds of its own.
 */
@LoggingFilter(name = "flood")
final class FloodFilter implements Filter {
  /** A start logs about ten lines. */
  static final int A_MINUTE = 60;

  private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final String OWN = "dev.pullpolicy.";

  private final AtomicLong minuteBegan = new AtomicLong(System.nanoTime());
  private final AtomicInteger logged = new AtomicInteger();

  @Override
  public boolean isLoggable(LogRecord event) {
    String logger = event.getLoggerName();
    if (logger != null && logger.startsWith(OWN)) {
      return true;
    }
    long now = System.nanoTime();
    long began = minuteBegan.get();
    if (now - began >= MINUTE_NANOS && minuteBegan.compareAndSet(began, now)) {
      logged.set(0);
    }
    return logged.get() < A_MINUTE && logged.incrementAndGet() <= A_MINUTE;
  }
}
