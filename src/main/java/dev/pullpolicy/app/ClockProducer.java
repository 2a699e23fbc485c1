package dev.pullpolicy.app;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The one clock: exemptions end at midnight UTC, wherever the webhook runs. */
final class ClockProducer {
  @Produces
  @Singleton
  Clock utc() {
    return Clock.systemUTC();
  }

  /** The day in UTC. */
  static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
