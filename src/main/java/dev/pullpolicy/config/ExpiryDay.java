package dev.pullpolicy.config;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The day by which exemptions expire: that of UTC, wherever the webhook runs. */
public final class ExpiryDay {
  private ExpiryDay() {}

  /** The day by that clock. */
  public static LocalDate of(InstantSource clock) {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
