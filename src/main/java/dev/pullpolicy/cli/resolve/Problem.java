package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.report.Place;

/**
 * Something that keeps a document as it is.
 *
 * @param place where it stands
 * @param message what it is and what to do, without a final period
 * @param weight whether the run has failed by it
 */
public record Problem(Place place, String message, Weight weight) {

  /** What a problem means for the run. */
  public enum Weight {
    /** Policies may be missing in what was written. */
    FAILURE,
    /** Nothing was to be written there. */
    REMARK
  }

  static Problem failure(Place place, String message) {
    return new Problem(place, message, Weight.FAILURE);
  }

  static Problem remark(Place place, String message) {
    return new Problem(place, message, Weight.REMARK);
  }

  static Problem remark(String file, String message) {
    return remark(new Place(file, 1, 1), message);
  }

  /** As compilers write it: {@code FILE:LINE:COLUMN: MESSAGE}. */
  @Override
  public String toString() {
    return place + ": " + message;
  }
}
