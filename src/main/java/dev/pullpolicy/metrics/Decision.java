package dev.pullpolicy.metrics;

/**
 * One answered request, as plain data.
 *
 * @param asked what was asked
 * @param verdict what became of it
 * @param findings what was found on the way
 * @param nanos how long reading, deciding and writing the answer took
 */
public record Decision(Asked asked, Verdict verdict, Findings findings, long nanos) {

  /**
   * What was asked; every part of it has a handful of values.
   *
   * @param isDryRun whether nothing was to be stored
   */
  public record Asked(Endpoint endpoint, Operation operation, Kind kind, boolean isDryRun) {

    /** All that is known of a request whose body is not read. */
    public static Asked unread(Endpoint endpoint) {
      return new Asked(endpoint, Operation.UNKNOWN, Kind.OTHER, false);
    }
  }
}
