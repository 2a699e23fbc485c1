package dev.pullpolicy.archviolation.policy;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** Asks a clock which day it is. */
final class KnowsTheDay {
  private KnowsTheDay() {}

  static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  static long instant() {
    return System.nanoTime();
  }
}
