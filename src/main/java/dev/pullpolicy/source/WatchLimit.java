package dev.pullpolicy.source;

import java.time.Clock;
import java.time.Duration;

/**
 * How long a list and a watch may last. The API server is asked to end each after a while; one that
 * has not ended a little later has a dead connection, and is given up. Without, the API server's
 * own 30 to 60 minutes would bound it (kube-apiserver {@code --min-request-timeout}), and then only
 * if its end got through.
 *
 * @param page how long one page of a list may take, the last byte included
 * @param agreed what the API server is asked for
 * @param grace how much later the end may come
 * @param retry how one that failed is begun anew
 * @param clock tells when something was seen
 */
record WatchLimit(Duration page, Duration agreed, Duration grace, RetryPlan retry, Clock clock) {

  /**
   * 500 namespaces take a fraction of a second; 20 s is twice what the first byte may take. A
   * change is seen after 70 s at the worst; a watch that begins anew once a minute from where the
   * last one ended costs the API server next to nothing.
   */
  static WatchLimit usual() {
    return new WatchLimit(
        Duration.ofSeconds(20),
        Duration.ofSeconds(60),
        Duration.ofSeconds(10),
        RetryPlan.usual(),
        Clock.systemUTC());
  }

  /** When it is given up. */
  Duration silence() {
    return agreed.plus(grace);
  }
}
