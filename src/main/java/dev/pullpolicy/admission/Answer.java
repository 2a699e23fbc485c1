package dev.pullpolicy.admission;

import dev.pullpolicy.metrics.Findings;
import dev.pullpolicy.metrics.Verdict;
import dev.pullpolicy.policy.PullPolicyChange;
import java.util.List;
import java.util.Optional;

/**
 * What goes back over HTTP, always JSON. It comes from four makers: {@link #allowed}, {@link
 * #denied}, {@link #patched} and {@link #failed}.
 */
final class Answer {
  static final String CONTENT_TYPE = "application/json";

  /** After which the API server asks again where the failure is for now only. */
  static final String RETRY_AFTER_SECONDS = "1";

  private static final int OK = 200;

  private final Outcome outcome;
  private final Optional<Failure> failure;
  private final byte[] body;
  private final Told told;

  /**
   * What is told of an answer besides.
   *
   * @param detail the message of a refusal or a failure; empty for the others
   * @param findings what was found on the way
   * @param cause what was thrown
   */
  private record Told(String detail, Findings findings, Optional<RuntimeException> cause) {
    static Told of(String detail) {
      return new Told(detail, Findings.NONE, Optional.empty());
    }
  }

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

  private Answer(Outcome outcome, Optional<Failure> failure, byte[] body, Told told) {
    this.outcome = outcome;
    this.failure = failure;
    this.body = body;
    this.told = told;
  }

  private Answer(Outcome outcome, byte[] body, String detail) {
    this(outcome, Optional.empty(), body, Told.of(detail));
  }

  /** The request is admitted unchanged. */
  static Answer allowed(String uid, Notes notes) {
    return new Answer(Outcome.ALLOWED, ReviewWriter.allowed(uid, notes), "");
  }

  /** The request is refused. */
  static Answer denied(String uid, Denial denial, Notes notes) {
    return new Answer(Outcome.DENIED, ReviewWriter.denied(uid, denial, notes), denial.message());
  }

  /** The request is admitted with these policies written into its object; at least one. */
  static Answer patched(String uid, List<PullPolicyChange> changes, Notes notes) {
    return new Answer(Outcome.PATCHED, ReviewWriter.patched(uid, changes, notes), "");
  }

  /** The request is not decided; the uid may be empty where it is not known. */
  static Answer failed(String uid, Failure failure, String message) {
    byte[] body = ReviewWriter.failed(uid, failure, message);
    return new Answer(Outcome.FAILED, Optional.of(failure), body, Told.of(message));
  }

  /** The same answer with what was found on the way. */
  Answer with(Findings findings) {
    return new Answer(outcome, failure, body, new Told(told.detail(), findings, told.cause()));
  }

  /** The same answer with what was thrown. */
  Answer because(RuntimeException cause) {
    return new Answer(
        outcome, failure, body, new Told(told.detail(), told.findings(), Optional.of(cause)));
  }

  Outcome outcome() {
    return outcome;
  }

  /** The HTTP status. */
  int status() {
    return failure.map(Failure::code).orElse(OK);
  }

  /** Whether asking again in a moment may help. */
  boolean isForNow() {
    return failure.filter(Failure::isForNow).isPresent();
  }

  byte[] body() {
    return body.clone();
  }

  /** The message of a refusal or a failure; empty for the others. */
  String detail() {
    return told.detail();
  }

  Findings findings() {
    return told.findings();
  }

  /** What was thrown where the decision ended in an exception. */
  Optional<RuntimeException> cause() {
    return told.cause();
  }

  /** How it is counted. */
  Verdict verdict() {
    return switch (outcome) {
      case ALLOWED -> Verdict.ALLOWED;
      case DENIED -> Verdict.DENIED;
      case PATCHED -> Verdict.PATCHED;
      case FAILED ->
          told.cause().isPresent()
              ? Verdict.EXCEPTION
              : failure.map(Failure::verdict).orElse(Verdict.EXCEPTION);
    };
  }
}
