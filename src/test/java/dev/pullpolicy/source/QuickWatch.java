package dev.pullpolicy.source;

import java.time.Clock;
import java.time.Duration;

/** As the usual limits, with shorter pauses: what a test waits for comes sooner. */
final class QuickWatch {
  static final RetryPlan RETRY =
      new RetryPlan(Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofMillis(50));

  private QuickWatch() {}

  static WatchLimit limit() {
    WatchLimit usual = WatchLimit.usual();
    return new WatchLimit(usual.page(), usual.agreed(), usual.grace(), RETRY, Clock.systemUTC());
  }
}
