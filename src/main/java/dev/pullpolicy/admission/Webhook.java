package dev.pullpolicy.admission;

import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.metrics.Endpoint;
import dev.pullpolicy.policy.Evaluation;
import dev.pullpolicy.workload.Bound;
import dev.pullpolicy.workload.Reading;
import dev.pullpolicy.workload.WorkloadKind;
import dev.pullpolicy.workload.WorkloadShapes;
import java.util.Map;
import java.util.Optional;

/**
 * From the bytes of a request about an object that names images to the bytes of its answer, without
 * HTTP.
 */
final class Webhook {
  private final Judge judge;
  private final ReviewEdge edge;
  private final Decisions decisions;
  private final PolicyShapes shapes = new PolicyShapes();

  Webhook(Judge judge, Decisions decisions) {
    this.judge = judge;
    this.edge = new ReviewEdge(judge.endpoint(), decisions);
    this.decisions = decisions;
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
    return edge.read(body, () -> ReviewReader.read(body, shapes.of(policy)));
  }

  /** The answer, held against a policy where one is in force. */
  Answer answer(ReviewEdge.Asked asked, Optional<RequestBasis> policy) {
    return edge.answer(asked, review -> decide(asked, policy));
  }

  /** The answer while the policy is not known, for the reason given: whatever it could be about. */
  Answer undecided(ReviewEdge.Asked asked, String why) {
    return edge.answer(asked, review -> unknown(asked, why));
  }

  private Answer unknown(ReviewEdge.Asked asked, String why) {
    ReviewReading review = asked.review();
    AdmissionRequest request = review.request();
    if (review instanceof ReviewReading.Malformed malformed) {
      return ReviewEdge.malformed(request, malformed.message());
    }
    boolean matters =
        review instanceof ReviewReading.BeyondBound
            || (concerns(request, WorkloadShapes.BUILT_IN) && !isSurelyAllowed(asked));
    return matters
        ? Answer.failed(request.uid(), Failure.UNDECIDED, "cannot decide: " + why)
        : allowed(request);
  }

  private static Answer allowed(AdmissionRequest request) {
    return Answer.allowed(request.uid(), Notes.NONE);
  }

  /** Whether anything is to be said of the request: its object names images. */
  private boolean concerns(AdmissionRequest request, WorkloadShapes known) {
    AdmissionRequest.Resource resource = request.resource();
    return judge.concerns(request) && known.find(resource.group(), resource.plural()).isPresent();
  }

  /** Whether the answer depends on labels of a namespace that are not known. */
  boolean lacksLabels(ReviewEdge.Asked asked, RequestBasis policy) {
    return judge.concerns(asked.request())
        && asked.request().object().isPresent()
        && policy.lacksLabels(asked.request());
  }

  /** What no policy judges. */
  private static boolean isSurelyAllowed(ReviewEdge.Asked asked) {
    return ObjectChange.of(asked, WorkloadShapes.BUILT_IN)
        .filter(change -> change.isLetBe(asked.request()) || change.changesNothing())
        .isPresent();
  }

  private Answer decide(ReviewEdge.Asked asked, Optional<RequestBasis> policy) {
    ReviewReading review = asked.review();
    AdmissionRequest request = review.request();
    if (review instanceof ReviewReading.Malformed malformed) {
      return ReviewEdge.malformed(request, malformed.message());
    }
    if (review instanceof ReviewReading.BeyondBound beyond) {
      return beyond(request, beyond.bound(), policy);
    }
    WorkloadShapes known = shapes.of(policy.map(RequestBasis::snapshot));
    return policy.isEmpty() || !concerns(request, known)
        ? allowed(request)
        : aboutObject(asked, known, policy.get());
  }

  /**
   * The rest of the request is not known then: it is judged unless what is known says otherwise.
   */
  private Answer beyond(AdmissionRequest request, Bound bound, Optional<RequestBasis> policy) {
    if (request.uid().isEmpty()) {
      return ReviewEdge.malformed(request, "the AdmissionReview has " + bound.exceeded());
    }
    boolean isOther =
        !request.resource().isUnknown()
            && !request.operation().isEmpty()
            && !concerns(request, shapes.of(policy.map(RequestBasis::snapshot)));
    return policy.isEmpty() || isOther
        ? allowed(request)
        : judge.beyond(bound, request, policy.get());
  }

  private Answer aboutObject(ReviewEdge.Asked asked, WorkloadShapes known, RequestBasis policy) {
    AdmissionRequest request = asked.request();
    Optional<ObjectChange> change = ObjectChange.of(asked, known);
    if (change.isEmpty()) {
      return aboutUnread(request, policy);
    }
    if (judge.endpoint() == Endpoint.VALIDATE) {
      decisions.sees(asked, change.get().object(), policy.snapshot());
    }
    return change.get().isLetBe(request)
        ? allowed(request)
        : judge.decide(request, change.get(), policy);
  }

  private Answer aboutUnread(AdmissionRequest request, RequestBasis policy) {
    if (request.object().isEmpty()) {
      return ReviewEdge.malformed(
          request, "request.object is null, must be the " + request.kindInSelectors());
    }
    return request.object().get() instanceof Reading.BeyondBound beyond
        ? judge.beyond(beyond.bound(), request, policy)
        : unreadable(request, ((Reading.Malformed) request.object().get()).message());
  }

  /**
   * The API server knows Kubernetes' own kinds and sends no others; of what a custom resource looks
   * like only its definition decides, and its pods are judged when they are made.
   */
  private Answer unreadable(AdmissionRequest request, String message) {
    boolean isCustom =
        WorkloadKind.of(request.resource().group(), request.resource().plural())
            .filter(WorkloadKind::isKubernetes)
            .isEmpty();
    if (!isCustom) {
      return ReviewEdge.malformed(request, message);
    }
    Warnings warnings = new Warnings();
    if (judge.endpoint() == Endpoint.VALIDATE) {
      warnings.add("not judged before its pods are: " + message);
    }
    return Answer.allowed(request.uid(), new Notes(warnings.lines(), Map.of()));
  }

  /** The answer where the evaluator cannot tell. */
  static Answer undecided(AdmissionRequest request, Evaluation<?> evaluation) {
    String reason =
        evaluation instanceof Evaluation.Undecided<?> undecided ? undecided.reason() : "";
    return Answer.failed(request.uid(), Failure.UNDECIDED, "cannot decide: " + reason);
  }
}
