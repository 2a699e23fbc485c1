package dev.pullpolicy.source;

import java.time.Duration;

/**
 * How long to wait before the API server is asked again: 250 ms, and twice as long after each
 * failure, up to 5 s. A change made while it was away is so in force within seconds of its return,
 * and one request in five seconds is no load for it.
 */
final class RetryPause {
  static final Duration FIRST = Duration.ofMillis(250);
  static final Duration LONGEST = Duration.ofSeconds(5);

  private Duration next = FIRST;

  Duration next() {
    Duration now = next;
    Duration twice = now.multipliedBy(2);
    next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    return now;
  }

  void reset() {
    next = FIRST;
  }
}
