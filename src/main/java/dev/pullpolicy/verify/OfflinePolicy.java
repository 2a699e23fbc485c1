package dev.pullpolicy.verify;

import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.policy.PodFacts;
import dev.pullpolicy.policy.PolicyContext;
import dev.pullpolicy.policy.PolicyEvaluator;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** The policy as it is applied to samples offline. */
final class OfflinePolicy {
  private final PolicySnapshot snapshot;
  private final PolicyEvaluator evaluator;
  private final String namespace;
  private final LocalDate today;

  /**
   * That document, in a namespace with those labels, on that day.
   *
   * @param labels of any namespace where the document does not depend on them
   */
  OfflinePolicy(
      PolicySnapshot snapshot, String namespace, Map<String, String> labels, LocalDate today) {
    this.snapshot = snapshot;
    this.evaluator = new PolicyEvaluator(AnyRequester.of(snapshot.policy(), labels));
    this.namespace = namespace;
    this.today = today;
  }

  PolicySnapshot snapshot() {
    return snapshot;
  }

  String namespace() {
    return namespace;
  }

  /** It cannot tell what depends on who asks. */
  PolicyEvaluator evaluator() {
    return evaluator;
  }

  PolicyContext context(Optional<PodFacts> pod) {
    return new PolicyContext(
        PolicyContext.POD, namespace, Optional.empty(), pod, Optional.empty(), today);
  }
}
