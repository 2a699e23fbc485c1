package dev.pullpolicy.policy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What a decision rests on beside the policy and the image uses.
 *
 * @param kind the object's kind as selectors name it: {@code Pod}, {@code argoproj.io/Rollout}
 * @param namespace the object's namespace; empty for an object outside of namespaces
 * @param namespaceLabels the namespace's labels; empty where they are not known
 * @param pod the pod or pod template; empty where nothing is known of the pod
 * @param requester who asks; empty offline
 * @param today the day in UTC that exemptions are held against
 * @param stage how far the pod has come
 */
public record PolicyContext(
    String kind,
    String namespace,
    Optional<Map<String, String>> namespaceLabels,
    Optional<PodFacts> pod,
    Optional<Requester> requester,
    LocalDate today,
    Stage stage) {

  /** The kind whose pull policies cannot be corrected later by anyone. */
  public static final String POD = "Pod";

  /** How far a pod has come. */
  public enum Stage {
    /** A pod as it is stored. */
    POD,
    /** A template: who makes the pod, and where it runs, is added later. */
    TEMPLATE
  }

  /** The context of an object of that kind. */
  public PolicyContext(
      String kind,
      String namespace,
      Optional<Map<String, String>> namespaceLabels,
      Optional<PodFacts> pod,
      Optional<Requester> requester,
      LocalDate today) {
    this(
        kind,
        namespace,
        namespaceLabels,
        pod,
        requester,
        today,
        kind.equals(POD) ? Stage.POD : Stage.TEMPLATE);
  }

  /** Whether the object is a pod itself, not a workload that makes pods. */
  public boolean isPod() {
    return stage == Stage.POD;
  }

  /**
   * The context of the pods that the object makes: a controller asks for them, and no exemption of
   * a person holds. A pod's own context is its own.
   */
  public PolicyContext ofItsPods() {
    if (kind.equals(POD)) {
      return this;
    }
    Optional<Requester> controller = requester.flatMap(author -> PodController.of(kind));
    return new PolicyContext(
        POD, namespace, namespaceLabels, pod, controller, today, Stage.TEMPLATE);
  }
}
