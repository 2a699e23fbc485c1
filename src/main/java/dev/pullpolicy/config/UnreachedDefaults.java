package dev.pullpolicy.config;

import dev.pullpolicy.image.ReferenceKind;
import dev.pullpolicy.policy.Condition;
import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.Selector;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Doubts about defaults that select by a pull policy at which no default acts: one that differs
 * from Kubernetes' own default was chosen.
 */
final class UnreachedDefaults {
  private UnreachedDefaults() {}

  static void check(PolicyEntry entry) {
    List<Field> places = Places.selectors(entry.place(), "match");
    List<Selector> selectors = entry.scope().match();
    for (int i = 0; i < selectors.size(); i++) {
      if (isUnreached(selectors.get(i))) {
        Places.fieldOrOwner(places.get(i), "pullPolicies")
            .problem(
                "nothing can match: a default acts only on Kubernetes' own default for the image,"
                    + " which is none of these; write an override instead");
      }
    }
  }

  private static boolean isUnreached(Selector selector) {
    Set<ImagePullPolicy> possible = kubernetesDefaults(selector);
    return selector.conditions().stream()
        .filter(Condition.PullPolicies.class::isInstance)
        .map(condition -> ((Condition.PullPolicies) condition).policies())
        .anyMatch(policies -> policies.stream().noneMatch(possible::contains));
  }

  /** What Kubernetes writes where that selector holds, or more. */
  static Set<ImagePullPolicy> kubernetesDefaults(Selector selector) {
    Set<ImagePullPolicy> possible =
        EnumSet.of(ImagePullPolicy.ALWAYS, ImagePullPolicy.IF_NOT_PRESENT);
    for (Condition condition : selector.conditions()) {
      if (condition instanceof Condition.References references) {
        possible.removeIf(
            policy -> references.kinds().stream().noneMatch(kind -> canHave(kind, policy)));
      }
    }
    return possible;
  }

  private static boolean canHave(ReferenceKind kind, ImagePullPolicy policy) {
    return switch (kind) {
      case UNTAGGED, LATEST -> policy == ImagePullPolicy.ALWAYS;
      case FLOATING, TAG, INVALID -> policy == ImagePullPolicy.IF_NOT_PRESENT;
      case DIGEST -> true;
    };
  }
}
