package dev.pullpolicy.admission;

import dev.pullpolicy.metrics.Endpoint;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

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

  private final Endpoint endpoint;
  private final Decisions decisions;

  /** The edge of that webhook. */
  ReviewEdge(Endpoint endpoint, Decisions decisions) {
    this.endpoint = endpoint;
    this.decisions = decisions;
  }

  /**
   * A review that was read.
   *
   * @param body what was read
   * @param began when reading began, as {@link System#nanoTime} tells it
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody, and too large to be copied
  record Asked(ReviewReading review, byte[] body, long began) {

    AdmissionRequest request() {
      return review.request();
    }
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

  /** A request that is not looked at. */
  Answer refused(Failure failure, String message) {
    Answer answer = Answer.failed("", failure, message);
    decisions.unread(endpoint, "", answer);
    return answer;
  }

  private static boolean isJson(String contentType) {
    int parameters = contentType.indexOf(';');
    String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return type.strip().toLowerCase(Locale.ROOT).equals(JSON);
  }

  /** Reads what is asked. */
  Asked read(byte[] body, Supplier<ReviewReading> reader) {
    long began = System.nanoTime();
    return new Asked(reader.get(), body, began);
  }

  /** The decision's answer, or that it went wrong. */
  Answer answer(Asked asked, Function<ReviewReading, Answer> decision) {
    return recorded(asked, guarded(asked, decision));
  }

  private static Answer guarded(Asked asked, Function<ReviewReading, Answer> decision) {
    try {
      return decision.apply(asked.review());
    } catch (RuntimeException e) {
      return failed(asked, e);
    }
  }

  /** The answer of a decision that waits for something, or that it went wrong. */
  CompletionStage<Answer> answerLater(
      Asked asked, Function<ReviewReading, CompletionStage<Answer>> decision) {
    return CompletableFuture.completedFuture(asked.review())
        .thenCompose(decision)
        .exceptionally(e -> failed(asked, cause(e)))
        .thenApply(answer -> recorded(asked, answer));
  }

  /** That something went wrong before it was known what is asked. */
  Answer broken(RuntimeException exception) {
    Asked nothing = read(new byte[0], () -> new ReviewReading.Whole(RequestReader.NOTHING));
    return recorded(nothing, failed(nothing, exception));
  }

  private Answer recorded(Asked asked, Answer answer) {
    long nanos = System.nanoTime() - asked.began();
    decisions.record(new Decided(endpoint, asked.request(), answer, nanos));
    return answer;
  }

  private static Answer failed(Asked asked, RuntimeException exception) {
    String message = "the webhook failed; its log says why";
    return Answer.failed(asked.request().uid(), Failure.UNDECIDED, message).because(exception);
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
