package dev.pullpolicy.admission;

import dev.pullpolicy.policy.Evaluation;
import dev.pullpolicy.workload.Bound;
import dev.pullpolicy.workload.Reading;
import dev.pullpolicy.workload.Workload;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** From the bytes of a request to the bytes of its answer, without HTTP. */
final class Webhook {
  /**
   * The API server takes requests up to 3 MiB and stores objects up to etcd's 1.5 MiB; both objects
   * of an update, as JSON with every character escaped, stay below 16 MiB. Less would be a way past
   * the policy under {@code failurePolicy: Ignore}.
   */
  static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

  private static final String JSON = "application/json";

  private final Judge judge;

  Webhook(Judge judge) {
    this.judge = judge;
  }

  /** The answer to a body of that content type, held against a policy where one is in force. */
  Answer answer(Optional<String> contentType, byte[] body, Optional<RequestBasis> policy) {
    return checked(contentType, body).orElseGet(() -> answer(ReviewReader.read(body), policy));
  }

  /** The answer to a review that was read. */
  Answer answer(ReviewReading read, Optional<RequestBasis> policy) {
    return logged(read, review -> decide(review, policy));
  }

  /** What keeps a body from being read at all. */
  Optional<Answer> checked(Optional<String> contentType, byte[] body) {
    if (contentType.filter(Webhook::isJson).isEmpty()) {
      return Optional.of(
          refused(Failure.WRONG_CONTENT_TYPE, "Content-Type must be application/json"));
    }
    return body.length > MAX_BODY_BYTES
        ? Optional.of(refused(Failure.TOO_LARGE, "the body is larger than 16 MiB"))
        : Optional.empty();
  }

  /** The answer while the policy is not known, for the reason given: whatever it could be about. */
  Answer undecided(Optional<String> contentType, byte[] body, String why) {
    return checked(contentType, body)
        .orElseGet(() -> logged(ReviewReader.read(body), review -> undecided(review, why)));
  }

  private static Answer undecided(ReviewReading review, String why) {
    AdmissionRequest request = review.request();
    if (review instanceof ReviewReading.Malformed malformed) {
      return malformed(request, malformed.message());
    }
    boolean matters =
        review instanceof ReviewReading.BeyondBound
            || (request.isJudged() && !isSurelyAllowed(request));
    return matters
        ? Answer.failed(request.uid(), Failure.UNDECIDED, "cannot decide: " + why)
        : Answer.allowed(request.uid(), Notes.NONE);
  }

  /** What no policy judges: pods that are ending, mirror pods, updates that change no image use. */
  private static boolean isSurelyAllowed(AdmissionRequest request) {
    Optional<Workload> pod = request.object().flatMap(Webhook::found);
    Optional<Workload> old = request.oldObject().flatMap(Webhook::found);
    return pod.isPresent()
        && (isLetBe(pod.get()) || (old.isPresent() && JudgedUses.of(pod.get(), old).isEmpty()));
  }

  private static boolean isLetBe(Workload pod) {
    return pod.meta().isBeingDeleted() || pod.meta().isMirrorPod();
  }

  private Answer refused(Failure failure, String message) {
    Answer answer = Answer.failed("", failure, message);
    DecisionLog.record(judge.name(), RequestReader.NOTHING, answer);
    return answer;
  }

  private static boolean isJson(String contentType) {
    int parameters = contentType.indexOf(';');
    String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return type.strip().toLowerCase(Locale.ROOT).equals(JSON);
  }

  private Answer logged(ReviewReading review, Function<ReviewReading, Answer> decision) {
    Answer answer = guarded(review, decision);
    DecisionLog.record(judge.name(), review.request(), answer);
    return answer;
  }

  /** The edge: whatever goes wrong in a decision is an answer. */
  private Answer guarded(ReviewReading review, Function<ReviewReading, Answer> decision) {
    try {
      return decision.apply(review);
    } catch (RuntimeException e) {
      DecisionLog.exception(judge.name(), review.request(), e);
      return Answer.failed(
          review.request().uid(), Failure.UNDECIDED, "the webhook failed; its log says why");
    }
  }

  private Answer decide(ReviewReading review, Optional<RequestBasis> policy) {
    AdmissionRequest request = review.request();
    if (review instanceof ReviewReading.Malformed malformed) {
      return malformed(request, malformed.message());
    }
    if (review instanceof ReviewReading.BeyondBound beyond) {
      return beyond(request, beyond.bound(), policy);
    }
    return policy.isEmpty() || !request.isJudged()
        ? Answer.allowed(request.uid(), Notes.NONE)
        : aboutPod(request, policy.get());
  }

  /**
   * The rest of the request is not known then: it is judged unless what is known says otherwise.
   */
  private Answer beyond(AdmissionRequest request, Bound bound, Optional<RequestBasis> policy) {
    if (request.uid().isEmpty()) {
      return malformed(request, "the AdmissionReview has " + bound.exceeded());
    }
    boolean isOther =
        !request.resource().isUnknown() && !request.operation().isEmpty() && !request.isJudged();
    return policy.isEmpty() || isOther
        ? Answer.allowed(request.uid(), Notes.NONE)
        : judge.beyond(bound, request, policy.get());
  }

  private Answer aboutPod(AdmissionRequest request, RequestBasis policy) {
    Optional<Reading> unread =
        request
            .object()
            .filter(reading -> !(reading instanceof Reading.Found))
            .or(() -> request.oldObject().filter(reading -> !(reading instanceof Reading.Found)));
    if (unread.isPresent()) {
      return unread.get() instanceof Reading.BeyondBound beyond
          ? judge.beyond(beyond.bound(), request, policy)
          : malformed(request, ((Reading.Malformed) unread.get()).message());
    }
    Optional<Workload> pod = request.object().flatMap(Webhook::found);
    if (pod.isEmpty()) {
      return malformed(request, "request.object is null, must be the pod");
    }
    if (isLetBe(pod.get())) {
      return Answer.allowed(request.uid(), Notes.NONE);
    }
    Optional<Workload> old = request.oldObject().flatMap(Webhook::found);
    return judge.decide(request, new Judge.Pods(pod.get(), old), policy);
  }

  private static Optional<Workload> found(Reading reading) {
    return reading instanceof Reading.Found found
        ? Optional.of(found.workload())
        : Optional.empty();
  }

  private static Answer malformed(AdmissionRequest request, String message) {
    return Answer.failed(
        request.uid(), Failure.MALFORMED, "no AdmissionReview that can be answered: " + message);
  }

  /** The answer where the evaluator cannot tell. */
  static Answer undecided(AdmissionRequest request, Evaluation<?> evaluation) {
    String reason =
        evaluation instanceof Evaluation.Undecided<?> undecided ? undecided.reason() : "";
    return Answer.failed(request.uid(), Failure.UNDECIDED, "cannot decide: " + reason);
  }
}
