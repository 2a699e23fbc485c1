package dev.pullpolicy.admission;

import dev.pullpolicy.metrics.Endpoint;
import dev.pullpolicy.workload.Bound;

/** What one of the two webhooks says of an object; pure, but for what it remembers. */
interface Judge {

  /** The webhook, as logs and metrics name it. */
  Endpoint endpoint();

  /** Whether anything is to be said of such a request, if its object names images. */
  boolean concerns(AdmissionRequest request);

  /** The answer to a request that it concerns. */
  Answer decide(AdmissionRequest request, ObjectChange change, RequestBasis policy);

  /** The answer to a request that is too much to be judged. */
  Answer beyond(Bound bound, AdmissionRequest request, RequestBasis policy);
}
