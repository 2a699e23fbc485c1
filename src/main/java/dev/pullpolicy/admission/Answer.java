package dev.pullpolicy.admission;

import dev.pullpolicy.policy.PullPolicyChange;
import java.util.List;

/**
 * What goes back over HTTP, always JSON. It comes from four makers: {@link #allowed}, {@link
 * #denied}, {@link #patched} and {@link #failed}.
 */
final class Answer {
  static final String CONTENT_TYPE = "application/json";

  private static final int OK = 200;

  private final Outcome outcome;
  private final int status;
  private final byte[] body;
  private final String detail;

  /** What an answer says. */
  enum Outcome {
    /** Admitted unchanged. */
    ALLOWED,
    /** Refused. */
    DENIED,
    /** Admitted with changes. */
    PATCHED,
    /** Not decided. */
    FAILED
  }

  private Answer(Outcome outcome, int status, byte[] body, String detail) {
    this.outcome = outcome;
    this.status = status;
    this.body = body;
    this.detail = detail;
  }

  /** The request is admitted unchanged. */
  static Answer allowed(String uid, Notes notes) {
    return new Answer(Outcome.ALLOWED, OK, ReviewWriter.allowed(uid, notes), "");
  }

  /** The request is refused. */
  static Answer denied(String uid, Denial denial, Notes notes) {
    return new Answer(
        Outcome.DENIED, OK, ReviewWriter.denied(uid, denial, notes), denial.message());
  }

  /** The request is admitted with these policies written into its object; at least one. */
  static Answer patched(String uid, List<PullPolicyChange> changes, Notes notes) {
    return new Answer(Outcome.PATCHED, OK, ReviewWriter.patched(uid, changes, notes), "");
  }

  /** The request is not decided; the uid may be empty where it is not known. */
  static Answer failed(String uid, Failure failure, String message) {
    byte[] body = ReviewWriter.failed(uid, failure, message);
    return new Answer(Outcome.FAILED, failure.code(), body, message);
  }

  Outcome outcome() {
    return outcome;
  }

  /** The HTTP status. */
  int status() {
    return status;
  }

  byte[] body() {
    return body.clone();
  }

  /** The message of a refusal or a failure; empty for the others. */
  String detail() {
    return detail;
  }
}
