package dev.pullpolicy.admission;

import dev.pullpolicy.metrics.Decision;
import dev.pullpolicy.metrics.Endpoint;
import dev.pullpolicy.metrics.Kind;
import dev.pullpolicy.metrics.Operation;

/**
 * A request with its answer, as both are told.
 *
 * @param endpoint which webhook answers
 * @param request as much of it as was read
 * @param answer what goes back
 * @param nanos how long that took
 */
record Decided(Endpoint endpoint, AdmissionRequest request, Answer answer, long nanos) {

  /** The same without what only a log tells. */
  Decision counted() {
    Decision.Asked asked =
        new Decision.Asked(endpoint, Operation.of(request.operation()), kind(), request.isDryRun());
    return new Decision(asked, answer.verdict(), answer.findings(), nanos);
  }

  /** Objects are read where their images are known. */
  private Kind kind() {
    Kind kind = Kind.of(request.resource().group(), request.resource().plural());
    boolean isRead = request.object().isPresent() || request.oldObject().isPresent();
    return kind == Kind.OTHER && isRead ? Kind.CUSTOM : kind;
  }
}
