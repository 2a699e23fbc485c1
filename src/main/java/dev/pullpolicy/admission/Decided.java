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
        new Decision.Asked(
            endpoint,
            Operation.of(request.operation()),
            Kind.of(request.resource().group(), request.resource().plural()),
            request.isDryRun());
    return new Decision(asked, answer.verdict(), answer.findings(), nanos);
  }
}
