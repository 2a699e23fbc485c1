package dev.pullpolicy.admission;

import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.JudgedUse;
import dev.pullpolicy.policy.PodFacts;
import dev.pullpolicy.policy.Requirement.Facet;
import dev.pullpolicy.workload.PodTemplate;
import dev.pullpolicy.workload.UsePlace;
import dev.pullpolicy.workload.Workload;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what is new or changed in an update: uses are matched by their template, list and name.
 * Pods cannot have a name twice in a list, but custom resources can: there a use is unchanged that
 * is the same as any of that name.
 */
final class JudgedUses {
  private final Map<UsePlace, Map<Stated, ImageUse>> uses = new HashMap<>();
  private final Map<FieldPath, PodFacts> facts = new HashMap<>();

  /** A template with those of its uses that are to be judged. */
  record JudgedTemplate(PodTemplate template, List<JudgedUse> uses) {}

  /** What a use says; Kubernetes' own default is said whether it is written or not. */
  private record Stated(String image, Optional<ImagePullPolicy> standing, String otherText) {
    static Stated by(ImageUse use) {
      String other = use.standing().isPresent() ? "" : use.declaredText().orElse("");
      return new Stated(use.image().written(), use.standing(), other);
    }
  }

  /** A use that is in both objects, where all of its name say the same. */
  record Kept(PodTemplate template, ImageUse before, ImageUse now) {}

  private JudgedUses(Workload object) {
    for (PodTemplate template : object.templates()) {
      template.pod().ifPresent(pod -> facts.putIfAbsent(template.key(), pod));
      for (ImageUse use : template.uses()) {
        uses.computeIfAbsent(UsePlace.of(template, use), place -> new HashMap<>(2))
            .put(Stated.by(use), use);
      }
    }
  }

  /** The uses to be judged by their templates; all of them where there is no old object. */
  static List<JudgedTemplate> of(Workload object, Optional<Workload> oldObject) {
    if (oldObject.isEmpty()) {
      return all(object);
    }
    JudgedUses before = new JudgedUses(oldObject.get());
    return object.templates().stream()
        .map(template -> new JudgedTemplate(template, before.judge(template)))
        .filter(judged -> !judged.uses().isEmpty())
        .toList();
  }

  /** All uses, as those of a new object. */
  static List<JudgedTemplate> all(Workload object) {
    return object.templates().stream()
        .map(t -> new JudgedTemplate(t, t.uses().stream().map(JudgedUse::isNew).toList()))
        .toList();
  }

  /** The uses whose list has no entry of that name in the old object. */
  static List<ImageUse> added(Workload object, Workload oldObject) {
    JudgedUses before = new JudgedUses(oldObject);
    return object.templates().stream()
        .flatMap(
            template ->
                template.uses().stream()
                    .filter(use -> !before.uses.containsKey(UsePlace.of(template, use))))
        .toList();
  }

  /** The uses that are in both objects. */
  static List<Kept> kept(Workload object, Workload oldObject) {
    JudgedUses before = new JudgedUses(oldObject);
    JudgedUses now = new JudgedUses(object);
    return object.templates().stream()
        .flatMap(template -> template.uses().stream().flatMap(u -> now.kept(before, template, u)))
        .toList();
  }

  private Stream<Kept> kept(JudgedUses before, PodTemplate template, ImageUse use) {
    UsePlace place = UsePlace.of(template, use);
    Map<Stated, ImageUse> known = before.uses.getOrDefault(place, Map.of());
    return known.size() == 1 && uses.get(place).size() == 1
        ? known.values().stream().map(old -> new Kept(template, old, use))
        : Stream.empty();
  }

  private List<JudgedUse> judge(PodTemplate template) {
    Set<Facet> podChanges = podChanges(template);
    return template.uses().stream()
        .flatMap(use -> judged(template, use, podChanges).stream())
        .toList();
  }

  private Optional<JudgedUse> judged(PodTemplate template, ImageUse use, Set<Facet> podChanges) {
    Map<Stated, ImageUse> known = uses.get(UsePlace.of(template, use));
    if (known == null) {
      return Optional.of(JudgedUse.isNew(use));
    }
    Set<Facet> changed = EnumSet.copyOf(podChanges);
    if (!known.containsKey(Stated.by(use))) {
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
