package dev.pullpolicy.admission;

/**
 * Why a request is not decided, as an HTTP status and the reason that Kubernetes has for it.
 *
 * <p>Source: {@code StatusReason} in {@code k8s.io/apimachinery/pkg/apis/meta/v1/types.go}.
 */
enum Failure {
  /** The body is no AdmissionReview. */
  MALFORMED(400, "BadRequest"),
  /** The body is not said to be JSON. */
  WRONG_CONTENT_TYPE(415, "UnsupportedMediaType"),
  /** The body has no length that could be checked before it is read. */
  NO_LENGTH(411, "BadRequest"),
  /** The body is larger than any request that the API server lets through. */
  TOO_LARGE(413, "RequestEntityTooLarge"),
  /** The body takes longer than the API server waits for an answer. */
  TOO_SLOW(408, "Timeout"),
  /**
   * Not now: the webhook is starting, or has more than it can carry. The API server tries again.
   */
  NOT_NOW(503, "ServiceUnavailable"),
  /** It cannot be told what the policy says: the cluster's {@code failurePolicy} decides. */
  UNDECIDED(500, "InternalError");

  private final int code;
  private final String reason;

  Failure(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  int code() {
    return code;
  }

  String reason() {
    return reason;
  }
}
