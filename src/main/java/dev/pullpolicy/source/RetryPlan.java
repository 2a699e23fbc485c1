package dev.pullpolicy.source;

import java.time.Duration;

/**
 * How a watch that failed is begun anew.
 *
 * @param first how long to wait after the first failure
 * @param longest how long to wait at the most
 * @param reliable a watch that ends sooner failed: what it begins from may be too old
 */
record RetryPlan(Duration first, Duration longest, Duration reliable) {

  /**
   * 250 ms, and twice as long after each failure, up to 5 s. A change made while the API server was
   * away is so in force within seconds of its return, and one request in five seconds is no load
   * for it. It ends no watch that works within a second.
   */
  static RetryPlan usual() {
    return new RetryPlan(Duration.ofMillis(250), Duration.ofSeconds(5), Duration.ofSeconds(1));
  }
}
