package dev.pullpolicy.workload;

import dev.pullpolicy.policy.PolicyContext;

/**
 * A kind of object whose images are known.
 *
 * @param name as selectors name it: {@code Deployment}, {@code argoproj.io/Rollout}
 * @param isNamespaced whether its objects are in namespaces
 * @param shape where they name images
 */
public record KnownKind(String name, boolean isNamespaced, WorkloadShape shape) {

  /** Whether the objects are pods themselves. */
  public boolean isPod() {
    return name.equals(PolicyContext.POD);
  }

  /** Whether Kubernetes itself has this kind; the others are custom resources. */
  public boolean isKubernetes() {
    return shape.schema() == Schema.KUBERNETES;
  }
}
