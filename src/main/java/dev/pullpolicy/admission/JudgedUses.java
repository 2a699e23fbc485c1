package dev.pullpolicy.admission;

import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.JudgedUse;
import dev.pullpolicy.policy.PodFacts;
import dev.pullpolicy.policy.Requirement.Facet;
import dev.pullpolicy.workload.PodTemplate;
import dev.pullpolicy.workload.UsePlace;
import dev.pullpolicy.workload.Workload;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what is new or changed in an update: uses are matched by their template, list and name.
 * Pods cannot have a name twice in a list, but custom resources can: there a use is unchanged that
 * is the same as any of that name.
 */
final class JudgedUses {
  private final Map<UsePlace, Set<Stated>> uses = new HashMap<>();
  private final Map<FieldPath, PodFacts> facts = new HashMap<>();

  /** What a use says. */
  private record Stated(String image, Optional<String> declared) {
    static Stated by(ImageUse use) {
      return new Stated(use.image().written(), use.declaredText());
    }
  }

  private JudgedUses(Workload oldObject) {
    for (PodTemplate template : oldObject.templates()) {
      template.pod().ifPresent(pod -> facts.putIfAbsent(template.key(), pod));
      for (ImageUse use : template.uses()) {
        uses.computeIfAbsent(UsePlace.of(template, use), place -> new HashSet<>(2))
            .add(Stated.by(use));
      }
    }
  }

  /** The uses to be judged; all of them where there is no old object. */
  static List<JudgedUse> of(Workload object, Optional<Workload> oldObject) {
    if (oldObject.isEmpty()) {
      return object.uses().stream().map(JudgedUse::isNew).toList();
    }
    JudgedUses before = new JudgedUses(oldObject.get());
    List<JudgedUse> judged = new ArrayList<>();
    object.templates().forEach(template -> before.judge(template, judged));
    return judged;
  }

  /** The uses whose list has no entry of that name in the old object. */
  static List<ImageUse> added(Workload object, Workload oldObject) {
    JudgedUses before = new JudgedUses(oldObject);
    List<ImageUse> added = new ArrayList<>();
    for (PodTemplate template : object.templates()) {
      template.uses().stream()
          .filter(use -> !before.uses.containsKey(UsePlace.of(template, use)))
          .forEach(added::add);
    }
    return added;
  }

  private void judge(PodTemplate template, List<JudgedUse> judged) {
    Set<Facet> podChanges = podChanges(template);
    for (ImageUse use : template.uses()) {
      judged(template, use, podChanges).ifPresent(judged::add);
    }
  }

  private Optional<JudgedUse> judged(PodTemplate template, ImageUse use, Set<Facet> podChanges) {
    Set<Stated> known = uses.get(UsePlace.of(template, use));
    if (known == null) {
      return Optional.of(JudgedUse.isNew(use));
    }
    Set<Facet> changed = EnumSet.copyOf(podChanges);
    if (!known.contains(Stated.by(use))) {
      changed.add(Facet.IMAGE_USE);
    }
    return changed.isEmpty() ? Optional.empty() : Optional.of(new JudgedUse(use, changed));
  }

  private Set<Facet> podChanges(PodTemplate template) {
    Set<Facet> changed = EnumSet.noneOf(Facet.class);
    PodFacts known = facts.get(template.key());
    if (known == null || template.pod().isEmpty()) {
      return changed;
    }
    PodFacts pod = template.pod().get();
    if (!pod.nodeSelection().equals(known.nodeSelection())) {
      changed.add(Facet.NODE_SELECTION);
    }
    if (pod.listsImagePullSecrets() != known.listsImagePullSecrets()) {
      changed.add(Facet.IMAGE_PULL_SECRETS);
    }
    return changed;
  }
}
