package dev.pullpolicy.app;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one clock. */
final class ClockProducer {
  @Produces
  @Singleton
  Clock utc() {
    return Clock.systemUTC();
  }
}
