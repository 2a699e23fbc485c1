package dev.pullpolicy.verify;

import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.policy.PodFacts;
import dev.pullpolicy.policy.PolicyContext;
import dev.pullpolicy.policy.PolicyEvaluator;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** The policy as it is applied to samples offline, whoever asks. */
public final class OfflinePolicy {
  private final PolicySnapshot snapshot;
  private final PolicyEvaluator evaluator;
  private final String namespace;
  private final LocalDate today;

  /**
   * Of a namespace without labels.
   *
   * @param snapshot what the webhook should have; its origin is what sentences call it
   * @param namespace where pods are sent to
   * @param today the day in UTC that exemptions are held against
   */
  public OfflinePolicy(PolicySnapshot snapshot, String namespace, LocalDate today) {
    this(snapshot, namespace, Map.of(), today);
  }

  private OfflinePolicy(
      PolicySnapshot snapshot, String namespace, Map<String, String> labels, LocalDate today) {
    this.snapshot = snapshot;
    this.evaluator = new PolicyEvaluator(AnyRequester.of(snapshot.policy(), labels));
    this.namespace = namespace;
    this.today = today;
  }

  /** The same where the namespace has those labels. */
  OfflinePolicy withLabels(Map<String, String> labels) {
    return new OfflinePolicy(snapshot, namespace, labels, today);
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
