package dev.pullpolicy.admission;

import dev.pullpolicy.workload.Bound;

/** What became of reading an AdmissionReview. */
sealed interface ReviewReading {

  /** As much of the request as was read. */
  AdmissionRequest request();

  /** It was read to its end. */
  record Whole(AdmissionRequest request) implements ReviewReading {}

  /** It is no AdmissionReview of version v1. */
  record Malformed(AdmissionRequest request, String message) implements ReviewReading {}

  /** It is too much to be judged. */
  record BeyondBound(AdmissionRequest request, Bound bound) implements ReviewReading {}
}
