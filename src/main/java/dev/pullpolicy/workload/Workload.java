package dev.pullpolicy.workload;

import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.PodFacts;
import java.util.List;
import java.util.Optional;

/**
 * What is read from one Kubernetes object: a Pod, or a workload that makes pods.
 *
 * @param meta its metadata, as far as decisions need it
 * @param templates its pod templates, in the order of the object; a Pod has one at the root, other
 *     objects those with an image use
 * @param placeholders how many image uses were passed over because a controller has yet to fill in
 *     their image or pull policy
 * @param unmatched paths of the resource at which the object has nothing
 * @param owners who wrote its pull policies; empty unless that was asked for
 */
public record Workload(
    Metadata meta,
    List<PodTemplate> templates,
    int placeholders,
    List<String> unmatched,
    Optional<FieldOwners> owners) {

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
    templates = List.copyOf(templates);
    unmatched = List.copyOf(unmatched);
  }

  /** Every image use of every template. */
  public List<ImageUse> uses() {
    return templates.size() == 1
        ? templates.get(0).uses()
        : templates.stream().flatMap(template -> template.uses().stream()).toList();
  }

  /** The facts of an object that is one pod, or has one template; nothing is known of others. */
  public Optional<PodFacts> pod() {
    return templates.size() == 1 ? templates.get(0).pod() : Optional.empty();
  }
}
