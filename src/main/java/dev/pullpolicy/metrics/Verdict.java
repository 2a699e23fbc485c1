package dev.pullpolicy.metrics;

/** What became of a request, as the labels {@code outcome} and {@code reason} name it. */
public enum Verdict {
  /** Admitted unchanged. */
  ALLOWED("allowed", "none"),
  /** Admitted with changes. */
  PATCHED("patched", "none"),
  /** Refused. */
  DENIED("denied", "none"),
  /** The body is no AdmissionReview. */
  MALFORMED("failed", "malformed"),
  /** The body is not said to be JSON. */
  WRONG_CONTENT_TYPE("failed", "content_type"),
  /** The body has no length. */
  NO_LENGTH("failed", "no_length"),
  /** The body is too large. */
  TOO_LARGE("failed", "too_large"),
  /** The body does not arrive. */
  TOO_SLOW("failed", "too_slow"),
  /** Nothing is at that path. */
  NOT_FOUND("failed", "not_found"),
  /** Only POST is answered there. */
  WRONG_METHOD("failed", "method"),
  /** The webhook is starting. */
  STARTING("failed", "starting"),
  /** There is no room for the body at this moment. */
  OVERLOADED("failed", "overloaded"),
  /** It cannot be told what the policy says. */
  UNDECIDED("failed", "undecided"),
  /** A fault of this program. */
  EXCEPTION("failed", "exception");

  private final String outcome;
  private final String reason;

  Verdict(String outcome, String reason) {
    this.outcome = outcome;
    this.reason = reason;
  }

  /** {@code allowed}, {@code patched}, {@code denied} or {@code failed}. */
  public String outcome() {
    return outcome;
  }

  /** Why it failed; {@code none} where it did not. */
  public String reason() {
    return reason;
  }

  /** Whether this webhook failed, not the one who asked. */
  public boolean isOurs() {
    return this == UNDECIDED || this == EXCEPTION;
  }

  /** Whether anybody who reaches the port can cause it, without writing an AdmissionReview. */
  public boolean isUnreadable() {
    return outcome.equals("failed") && !isOurs();
  }
}
