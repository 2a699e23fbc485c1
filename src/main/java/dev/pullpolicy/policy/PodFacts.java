package dev.pullpolicy.policy;

import java.util.Map;

/**
 * What rules ask of a pod, or of a workload's pod template, beside its image uses.
 *
 * @param labels the pod's labels
 * @param nodeSelection how it chooses nodes
 * @param listsImagePullSecrets whether {@code spec.imagePullSecrets} has an entry
 */
public record PodFacts(
    Map<String, String> labels, NodeSelection nodeSelection, boolean listsImagePullSecrets) {

  /** Copies. */
  public PodFacts {
    labels = Map.copyOf(labels);
  }
}
