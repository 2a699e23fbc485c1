package dev.pullpolicy.admission;

import dev.pullpolicy.config.NamespaceLabels;
import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.policy.PolicyContext;
import dev.pullpolicy.workload.Reading;
import dev.pullpolicy.workload.Workload;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What a request is held against.
 *
 * @param snapshot the policy
 * @param labels where namespaces' labels are asked for
 * @param today the day in UTC
 */
record RequestBasis(PolicySnapshot snapshot, NamespaceLabels labels, LocalDate today) {
  /**
   * Image uses times what each is compared with. A comparison takes a fraction of a microsecond,
   * and the event loop serves nobody else meanwhile; 5,000 containers, which fit into a small body,
   * kept it for four seconds under 1,000 rules of three patterns.
   */
  private static final long QUICK_COMPARISONS = 20_000;

  /** Whether the decision may take longer than a few milliseconds. */
  boolean takesLong(AdmissionRequest request) {
    long uses =
        request.object().stream()
            .filter(Reading.Found.class::isInstance)
            .mapToLong(reading -> ((Reading.Found) reading).workload().uses().size())
            .sum();
    return uses * snapshot.evaluator().comparisons() > QUICK_COMPARISONS;
  }

  /** Whether labels that the decision may depend on are not known. */
  boolean lacksLabels(AdmissionRequest request) {
    return snapshot.evaluator().usesNamespaceLabels()
        && request.isJudged()
        && labels.of(request.namespace()).isEmpty();
  }

  /** The context of a pod; labels are asked for only where the policy depends on them. */
  PolicyContext context(AdmissionRequest request, Workload pod) {
    Optional<Map<String, String>> known =
        snapshot.evaluator().usesNamespaceLabels()
            ? labels.of(request.namespace())
            : Optional.empty();
    return new PolicyContext(
        PolicyContext.POD,
        request.namespace(),
        known,
        pod.pod(),
        Optional.of(request.requester()),
        today);
  }
}
