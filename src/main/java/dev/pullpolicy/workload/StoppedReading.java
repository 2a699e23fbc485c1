package dev.pullpolicy.workload;

import java.io.IOException;

/** Ends the reading of one object with what became of it; never leaves the package. */
final class StoppedReading extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Reading reading;

  private StoppedReading(Reading reading) {
    super(null, null);
    this.reading = reading;
  }

  static StoppedReading malformed(String message) {
    return new StoppedReading(new Reading.Malformed(message));
  }

  static StoppedReading beyond(Bound bound) {
    return new StoppedReading(new Reading.BeyondBound(bound));
  }

  Reading reading() {
    return reading;
  }
}
