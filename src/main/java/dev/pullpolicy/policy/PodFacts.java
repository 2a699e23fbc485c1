package dev.pullpolicy.policy;

import java.util.Collections;
import java.util.HashMap;
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

  /** Copies, into a map that stays fast when somebody picks keys of one hash code. */
  public PodFacts {
    labels = Collections.unmodifiableMap(new HashMap<>(labels));
  }
}
