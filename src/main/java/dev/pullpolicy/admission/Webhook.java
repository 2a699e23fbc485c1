package dev.pullpolicy.admission;

import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.policy.Evaluation;
import dev.pullpolicy.workload.Bound;
import dev.pullpolicy.workload.Reading;
import dev.pullpolicy.workload.Workload;
import java.util.Optional;

/** From the bytes of a request about a pod to the bytes of its answer, without HTTP. */
final class Webhook {
  private final Judge judge;
  private final ReviewEdge edge;
  private final PolicyShapes shapes = new PolicyShapes();

  Webhook(Judge judge, Decisions decisions) {
    this.judge = judge;
    this.edge = new ReviewEdge(judge.endpoint(), decisions);
  }

  /** The answer to a body of that content type, held against a policy where one is in force. */
  Answer answer(Optional<String> contentType, byte[] body, Optional<RequestBasis> policy) {
    return checked(contentType, body)
        .orElseGet(() -> answer(read(body, policy.map(RequestBasis::snapshot)), policy));
  }

  /** What keeps a body from being read at all. */
  Optional<Answer> checked(Optional<String> contentType, byte[] body) {
    return edge.checked(contentType, body);
  }

  /** The answer where something went wrong outside of a decision. */
  Answer broken(RuntimeException exception) {
    return edge.broken(exception);
  }

  /** Reads what is asked, with the custom resources of that policy. */
  ReviewEdge.Asked read(byte[] body, Optional<PolicySnapshot> policy) {
    return edge.read(() -> ReviewReader.read(body, shapes.of(policy)));
  }

  /** The answer, held against a policy where one is in force. */
  Answer answer(ReviewEdge.Asked asked, Optional<RequestBasis> policy) {
    return edge.answer(asked, review -> decide(review, policy));
  }

  /** The answer while the policy is not known, for the reason given: whatever it could be about. */
  Answer undecided(ReviewEdge.Asked asked, String why) {
    return edge.answer(asked, review -> undecided(review, why));
  }

  private static Answer undecided(ReviewReading review, String why) {
    AdmissionRequest request = review.request();
    if (review instanceof ReviewReading.Malformed malformed) {
      return ReviewEdge.malformed(request, malformed.message());
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
        && (isLetBe(pod.get(), old)
            || (old.isPresent() && JudgedUses.of(pod.get(), old).isEmpty()));
  }

  /** What is being deleted was there before; anybody can write the time into a new pod. */
  private static boolean isLetBe(Workload pod, Optional<Workload> old) {
    return pod.meta().isMirrorPod() || (pod.meta().isBeingDeleted() && old.isPresent());
  }

  private Answer decide(ReviewReading review, Optional<RequestBasis> policy) {
    AdmissionRequest request = review.request();
    if (review instanceof ReviewReading.Malformed malformed) {
      return ReviewEdge.malformed(request, malformed.message());
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
      return ReviewEdge.malformed(request, "the AdmissionReview has " + bound.exceeded());
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
          : ReviewEdge.malformed(request, ((Reading.Malformed) unread.get()).message());
    }
    Optional<Workload> pod = request.object().flatMap(Webhook::found);
    if (pod.isEmpty()) {
      return ReviewEdge.malformed(request, "request.object is null, must be the pod");
    }
    Optional<Workload> old = request.oldObject().flatMap(Webhook::found);
    if (isLetBe(pod.get(), old)) {
      return Answer.allowed(request.uid(), Notes.NONE);
    }
    return judge.decide(request, new Judge.Pods(pod.get(), old), policy);
  }

  private static Optional<Workload> found(Reading reading) {
    return reading instanceof Reading.Found found
        ? Optional.of(found.workload())
        : Optional.empty();
  }

  /** The answer where the evaluator cannot tell. */
  static Answer undecided(AdmissionRequest request, Evaluation<?> evaluation) {
    String reason =
        evaluation instanceof Evaluation.Undecided<?> undecided ? undecided.reason() : "";
    return Answer.failed(request.uid(), Failure.UNDECIDED, "cannot decide: " + reason);
  }
}
