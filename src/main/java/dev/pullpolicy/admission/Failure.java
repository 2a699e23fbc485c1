package dev.pullpolicy.admission;

import dev.pullpolicy.metrics.Verdict;

/**
 * Why a request is not decided, as an HTTP status and the reason that Kubernetes has for it.
 *
 * <p>Source: {@code StatusReason} in {@code k8s.io/apimachinery/pkg/apis/meta/v1/types.go}.
 */
enum Failure {
  /** The body is no AdmissionReview. */
  MALFORMED(400, "BadRequest", Verdict.MALFORMED),
  /** The body is not said to be JSON. */
  WRONG_CONTENT_TYPE(415, "UnsupportedMediaType", Verdict.WRONG_CONTENT_TYPE),
  /** The body has no length that could be checked before it is read. */
  NO_LENGTH(411, "BadRequest", Verdict.NO_LENGTH),
  /** The body is larger than any request that the API server lets through. */
  TOO_LARGE(413, "RequestEntityTooLarge", Verdict.TOO_LARGE),
  /** The body takes longer than the API server waits for an answer. */
  TOO_SLOW(408, "Timeout", Verdict.TOO_SLOW),
  /** Nothing is at that path. */
  NOT_FOUND(404, "NotFound", Verdict.NOT_FOUND),
  /** Only POST is answered there. */
  WRONG_METHOD(405, "MethodNotAllowed", Verdict.WRONG_METHOD),
  /** The webhook is starting. The API server tries again. */
  STARTING(503, "ServiceUnavailable", Verdict.STARTING),
  /** There is no room for the body at this moment. The API server tries again. */
  OVERLOADED(503, "ServiceUnavailable", Verdict.OVERLOADED),
  /** It cannot be told what the policy says: the cluster's {@code failurePolicy} decides. */
  UNDECIDED(500, "InternalError", Verdict.UNDECIDED);

  private final int code;
  private final String reason;
  private final Verdict verdict;

  Failure(int code, String reason, Verdict verdict) {
    this.code = code;
    this.reason = reason;
    this.verdict = verdict;
  }

  int code() {
    return code;
  }

  String reason() {
    return reason;
  }

  /** Whether asking again in a moment may help. */
  boolean isForNow() {
    return this == STARTING || this == OVERLOADED;
  }

  /** How it is counted. */
  Verdict verdict() {
    return verdict;
  }
}
