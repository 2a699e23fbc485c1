package dev.pullpolicy.policy;

import dev.pullpolicy.policy.Requirement.Facet;
import java.util.EnumSet;
import java.util.Set;

/**
 * An image use with what is new or changed about it since the object that was there before. What is
 * neither cannot violate.
 */
public record JudgedUse(ImageUse use, Set<Facet> changed) {

  /** Copies. */
  public JudgedUse {
    changed = Set.copyOf(changed);
  }

  /** A use of a new object: all of it is new. */
  public static JudgedUse isNew(ImageUse use) {
    return new JudgedUse(use, EnumSet.allOf(Facet.class));
  }

  boolean concerns(Requirement requirement) {
    for (Facet facet : requirement.reads()) {
      if (changed.contains(facet)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the use itself is new or changed, and not only the pod around it. */
  public boolean isUseChanged() {
    return changed.contains(Facet.IMAGE_USE);
  }
}
