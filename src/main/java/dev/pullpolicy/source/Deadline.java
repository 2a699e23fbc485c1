package dev.pullpolicy.source;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Interrupts a call that takes too long. fabric8's request timeout ends with the first byte of an
 * answer: one that stops halfway would be waited for until TCP gives up, if it ever does.
 */
final class Deadline {
  private final Thread caller = Thread.currentThread();
  private boolean isOver;
  private boolean isInterrupted;

  private Deadline() {}

  /**
   * What the call returns, within that time.
   *
   * @throws WatchFailure where it took longer
   */
  static <R> R within(Duration limit, Supplier<R> call) {
    Deadline deadline = new Deadline();
    CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
        .execute(deadline::interrupt);
    try {
      return call.get();
    } catch (RuntimeException e) {
      throw deadline.isPassed()
          ? new WatchFailure("the answer was not whole after " + limit.toMillis() + " ms", e)
          : e;
    } finally {
      deadline.end();
    }
  }

  private synchronized void interrupt() {
    if (!isOver) {
      isInterrupted = true;
      caller.interrupt();
    }
  }

  private synchronized boolean isPassed() {
    return isInterrupted;
  }

  /** Takes the interrupt back: it was meant for the call alone. */
  private synchronized void end() {
    isOver = true;
    if (isInterrupted) {
      Thread.interrupted();
    }
  }
}
