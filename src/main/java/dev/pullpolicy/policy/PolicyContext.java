package dev.pullpolicy.policy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What a decision rests on beside the policy and the image uses.
 *
 * @param kind the object's kind as selectors name it: {@code Pod}, {@code argoproj.io/Rollout}
 * @param namespace the object's namespace
 * @param namespaceLabels the namespace's labels; empty where they are not known
 * @param pod the pod or pod template
 * @param requester who asks; empty offline
 * @param today the day in UTC that exemptions are held against
 */
public record PolicyContext(
    String kind,
    String namespace,
    Optional<Map<String, String>> namespaceLabels,
    PodFacts pod,
    Optional<Requester> requester,
    LocalDate today) {

  /** The kind whose pull policies cannot be corrected later by anyone. */
  public static final String POD = "Pod";

  /** Whether the object is a pod itself, not a workload that makes pods. */
  public boolean isPod() {
    return kind.equals(POD);
  }
}
