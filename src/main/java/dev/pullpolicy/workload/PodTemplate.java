package dev.pullpolicy.workload;

import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.PodFacts;
import java.util.List;
import java.util.Optional;

/**
 * One pod template of a workload; or one place where a custom resource names an image outside of
 * any template.
 *
 * @param path where it stands; empty for a Pod, which is its own template
 * @param key the same with entries of lists by their {@code name} where they have one, so that
 *     reordering them changes nothing: together with a use's type and name what is matched between
 *     an object and the one that was there before
 * @param pod facts of the template; empty outside of a template, where nothing is known of the pod
 * @param uses its image uses, in the order of the object, with paths from the object's root
 */
public record PodTemplate(
    FieldPath path, FieldPath key, Optional<PodFacts> pod, List<ImageUse> uses) {

  /** Copies. */
  public PodTemplate {
    uses = List.copyOf(uses);
  }
}
