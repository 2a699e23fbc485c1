package dev.pullpolicy.workload;

import dev.pullpolicy.policy.FieldPath;
import java.io.IOException;

/** Ends the reading of tokens with what became of it; for readers of tokens to catch. */
public final class StoppedReading extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Reading reading;

  private StoppedReading(Reading reading) {
    super(null, null);
    this.reading = reading;
  }

  /** The input is no such thing as it must be. */
  public static StoppedReading malformed(String message) {
    return malformed(message, FieldPath.of());
  }

  /** A field of the input is no such thing as it must be. */
  static StoppedReading malformed(String message, FieldPath path) {
    return new StoppedReading(new Reading.Malformed(message, path));
  }

  /** The input is too much to be judged. */
  public static StoppedReading beyond(Bound bound) {
    return new StoppedReading(new Reading.BeyondBound(bound));
  }

  /** The reading of a part came to that, and nothing can follow. */
  public static StoppedReading because(Reading reading) {
    return new StoppedReading(reading);
  }

  /** What became of the reading. */
  public Reading reading() {
    return reading;
  }
}
