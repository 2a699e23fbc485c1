package dev.pullpolicy.workload;

import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.PodFacts;
import java.util.List;
import java.util.Optional;

/**
 * What is read from one Kubernetes object: a Pod, or a workload that makes pods.
 *
 * @param meta its metadata, as far as decisions need it
 * @param pod facts of the pod or of the pod template
 * @param uses every image use, in the order of the object
 */
public record Workload(Metadata meta, PodFacts pod, List<ImageUse> uses) {

  /**
   * The object's metadata.
   *
   * @param name {@code metadata.name}; empty where the API server has yet to make one
   * @param generateName {@code metadata.generateName}; empty where the name is not made from it
   * @param namespace {@code metadata.namespace}; empty where the object does not say
   * @param uid {@code metadata.uid}; empty where there is none yet
   * @param controller the owner with {@code controller: true}
   * @param isMirrorPod whether the annotation {@code kubernetes.io/config.mirror} is there: a copy
   *     of a static pod, which the kubelet makes
   * @param isBeingDeleted whether {@code metadata.deletionTimestamp} is set
   */
  public record Metadata(
      String name,
      String generateName,
      String namespace,
      String uid,
      Optional<Owner> controller,
      boolean isMirrorPod,
      boolean isBeingDeleted) {}

  /** An owner reference. */
  public record Owner(String kind, String name) {}

  /** Copies. */
  public Workload {
    uses = List.copyOf(uses);
  }
}
