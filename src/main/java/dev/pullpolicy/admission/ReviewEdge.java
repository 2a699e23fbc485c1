package dev.pullpolicy.admission;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The edge of a webhook, whatever it decides: what keeps a body from being read, and that every
 * decision ends in an answer that is logged, even one that goes wrong.
 */
final class ReviewEdge {
  /**
   * The API server takes requests up to 3 MiB and stores objects up to etcd's 1.5 MiB; both objects
   * of an update, as JSON with every character escaped, stay below 16 MiB. Less would be a way past
   * the policy under {@code failurePolicy: Ignore}.
   */
  static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

  private static final String JSON = "application/json";

  private final String webhook;

  /** The edge of the webhook of that name. */
  ReviewEdge(String webhook) {
    this.webhook = webhook;
  }

  /** What keeps a body from being read at all. */
  Optional<Answer> checked(Optional<String> contentType, byte[] body) {
    if (contentType.filter(ReviewEdge::isJson).isEmpty()) {
      return Optional.of(
          refused(Failure.WRONG_CONTENT_TYPE, "Content-Type must be application/json"));
    }
    return body.length > MAX_BODY_BYTES
        ? Optional.of(refused(Failure.TOO_LARGE, "the body is larger than 16 MiB"))
        : Optional.empty();
  }

  private Answer refused(Failure failure, String message) {
    Answer answer = Answer.failed("", failure, message);
    DecisionLog.record(webhook, RequestReader.NOTHING, answer);
    return answer;
  }

  private static boolean isJson(String contentType) {
    int parameters = contentType.indexOf(';');
    String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return type.strip().toLowerCase(Locale.ROOT).equals(JSON);
  }

  /** The decision's answer, or that it went wrong. */
  Answer answer(ReviewReading review, Function<ReviewReading, Answer> decision) {
    return logged(review, guarded(review, decision));
  }

  private Answer guarded(ReviewReading review, Function<ReviewReading, Answer> decision) {
    try {
      return decision.apply(review);
    } catch (RuntimeException e) {
      return failed(review, e);
    }
  }

  /** The answer of a decision that waits for something, or that it went wrong. */
  CompletionStage<Answer> answerLater(
      ReviewReading review, Function<ReviewReading, CompletionStage<Answer>> decision) {
    return CompletableFuture.completedFuture(review)
        .thenCompose(decision)
        .exceptionally(e -> failed(review, cause(e)))
        .thenApply(answer -> logged(review, answer));
  }

  private Answer logged(ReviewReading review, Answer answer) {
    DecisionLog.record(webhook, review.request(), answer);
    return answer;
  }

  private Answer failed(ReviewReading review, RuntimeException exception) {
    DecisionLog.exception(webhook, review.request(), exception);
    return Answer.failed(
        review.request().uid(), Failure.UNDECIDED, "the webhook failed; its log says why");
  }

  private static RuntimeException cause(Throwable thrown) {
    return thrown instanceof CompletionException && thrown.getCause() instanceof RuntimeException e
        ? e
        : new CompletionException(thrown);
  }

  /** The answer to what is no AdmissionReview. */
  static Answer malformed(AdmissionRequest request, String message) {
    return Answer.failed(
        request.uid(), Failure.MALFORMED, "no AdmissionReview that can be answered: " + message);
  }
}
