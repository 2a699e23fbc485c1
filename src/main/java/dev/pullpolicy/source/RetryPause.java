package dev.pullpolicy.source;

import java.time.Duration;

/** How long to wait before the API server is asked again: twice as long after each failure. */
final class RetryPause {
  private final RetryPlan plan;
  private Duration next;

  RetryPause(RetryPlan plan) {
    this.plan = plan;
    this.next = plan.first();
  }

  Duration next() {
    Duration now = next;
    Duration twice = now.multipliedBy(2);
    next = twice.compareTo(plan.longest()) > 0 ? plan.longest() : twice;
    return now;
  }

  void reset() {
    next = plan.first();
  }
}
