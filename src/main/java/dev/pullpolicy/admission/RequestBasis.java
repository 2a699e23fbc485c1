package dev.pullpolicy.admission;

import dev.pullpolicy.admission.JudgedUses.JudgedTemplate;
import dev.pullpolicy.config.NamespaceLabels;
import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.policy.JudgedPod;
import dev.pullpolicy.policy.PodFacts;
import dev.pullpolicy.policy.PolicyContext;
import dev.pullpolicy.policy.PolicyEvaluator;
import dev.pullpolicy.workload.Reading;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a request is held against.
 *
 * @param snapshot the policy
 * @param labels where namespaces' labels are asked for
 * @param today the day in UTC
 * @param before the policy before it, where that was in force within {@link #ON_ITS_WAY}
 */
record RequestBasis(
    PolicySnapshot snapshot,
    NamespaceLabels labels,
    LocalDate today,
    Optional<PolicyEvaluator> before) {
  /**
   * How long a request may be on its way from the mutating to the validating webhook: milliseconds
   * unless a webhook in between takes its time. It was mutated by the policy before, and would be
   * refused for what that did not write: 43 of 2,123 pods were, while an override came and went.
   */
  static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

  /**
   * Image uses times what each is compared with, times how often. A comparison takes a fraction of
   * a microsecond, and the event loop serves nobody else meanwhile; 5,000 containers, which fit
   * into a small body, kept it for four seconds under 1,000 rules of three patterns.
   */
  private static final long QUICK_COMPARISONS = 20_000;

  /** A workload is judged, resolved, and judged again as the pods that it will make. */
  private static final int WORKLOAD_PASSES = 3;

  /** Whether the decision may take longer than a few milliseconds. */
  boolean takesLong(AdmissionRequest request) {
    long uses =
        request.object().stream()
            .filter(Reading.Found.class::isInstance)
            .mapToLong(reading -> ((Reading.Found) reading).workload().uses().size())
            .sum();
    int passes = request.isAboutPod() ? 1 : WORKLOAD_PASSES;
    return uses * passes * snapshot.evaluator().comparisons() > QUICK_COMPARISONS;
  }

  /** Whether labels that the decision may depend on are not known. */
  boolean lacksLabels(AdmissionRequest request) {
    return snapshot.evaluator().usesNamespaceLabels()
        && !request.namespace().isEmpty()
        && labels.of(request.namespace()).isEmpty();
  }

  /** What is judged of an object, by its templates. */
  List<JudgedPod> judgedPods(AdmissionRequest request, List<JudgedTemplate> templates) {
    return templates.stream()
        .map(judged -> new JudgedPod(context(request, judged.template().pod()), judged.uses()))
        .toList();
  }

  /**
   * The context of a pod, or of a template; labels are asked for only where the policy depends on
   * them.
   */
  PolicyContext context(AdmissionRequest request, Optional<PodFacts> pod) {
    boolean asks = snapshot.evaluator().usesNamespaceLabels() && !request.namespace().isEmpty();
    return new PolicyContext(
        request.isAboutPod() ? PolicyContext.POD : request.kindInSelectors(),
        request.namespace(),
        asks ? labels.of(request.namespace()) : Optional.empty(),
        pod,
        Optional.of(request.requester()),
        today);
  }
}
