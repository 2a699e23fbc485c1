package dev.pullpolicy.admission;

import dev.pullpolicy.metrics.Endpoint;
import dev.pullpolicy.workload.Bound;
import dev.pullpolicy.workload.Workload;
import java.util.Optional;

/** What one of the two webhooks says of a pod; pure, but for what it remembers. */
interface Judge {

  /** The webhook, as logs and metrics name it. */
  Endpoint endpoint();

  /** The answer to a request about that pod. */
  Answer decide(AdmissionRequest request, Pods pods, RequestBasis policy);

  /** The answer to a request that is too much to be judged. */
  Answer beyond(Bound bound, AdmissionRequest request, RequestBasis policy);

  /**
   * The objects of a request.
   *
   * @param pod the object
   * @param old the object that is there; empty at creation
   */
  record Pods(Workload pod, Optional<Workload> old) {}
}
