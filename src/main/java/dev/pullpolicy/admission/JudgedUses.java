package dev.pullpolicy.admission;

import dev.pullpolicy.policy.ContainerType;
import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.JudgedUse;
import dev.pullpolicy.policy.PodFacts;
import dev.pullpolicy.policy.Requirement.Facet;
import dev.pullpolicy.workload.Workload;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what is new or changed in an update: uses are matched by their list and name, which Pods
 * cannot have twice.
 */
final class JudgedUses {
  private final Map<ContainerType, Map<String, ImageUse>> old = new EnumMap<>(ContainerType.class);

  private JudgedUses(Workload oldObject) {
    for (ImageUse use : oldObject.uses()) {
      old.computeIfAbsent(use.type(), type -> new HashMap<>()).putIfAbsent(use.name(), use);
    }
  }

  /** The uses to be judged; all of them where there is no old object. */
  static List<JudgedUse> of(Workload object, Optional<Workload> oldObject) {
    if (oldObject.isEmpty()) {
      return object.uses().stream().map(JudgedUse::isNew).toList();
    }
    JudgedUses before = new JudgedUses(oldObject.get());
    Set<Facet> podChanges = changes(object.pod(), oldObject.get().pod());
    List<JudgedUse> judged = new ArrayList<>();
    for (ImageUse use : object.uses()) {
      before.judged(use, podChanges).ifPresent(judged::add);
    }
    return judged;
  }

  /** The uses whose list has no entry of that name in the old object. */
  static List<ImageUse> added(Workload object, Workload oldObject) {
    JudgedUses before = new JudgedUses(oldObject);
    return object.uses().stream().filter(use -> before.of(use).isEmpty()).toList();
  }

  private Optional<JudgedUse> judged(ImageUse use, Set<Facet> podChanges) {
    Optional<ImageUse> known = of(use);
    if (known.isEmpty()) {
      return Optional.of(JudgedUse.isNew(use));
    }
    Set<Facet> changed = EnumSet.copyOf(podChanges);
    if (!isSame(use, known.get())) {
      changed.add(Facet.IMAGE_USE);
    }
    return changed.isEmpty() ? Optional.empty() : Optional.of(new JudgedUse(use, changed));
  }

  private Optional<ImageUse> of(ImageUse use) {
    return Optional.ofNullable(old.getOrDefault(use.type(), Map.of()).get(use.name()));
  }

  private static boolean isSame(ImageUse use, ImageUse known) {
    return use.image().written().equals(known.image().written())
        && use.declaredText().equals(known.declaredText());
  }

  private static Set<Facet> changes(PodFacts pod, PodFacts known) {
    Set<Facet> changed = EnumSet.noneOf(Facet.class);
    if (!pod.nodeSelection().equals(known.nodeSelection())) {
      changed.add(Facet.NODE_SELECTION);
    }
    if (pod.listsImagePullSecrets() != known.listsImagePullSecrets()) {
      changed.add(Facet.IMAGE_PULL_SECRETS);
    }
    return changed;
  }
}
