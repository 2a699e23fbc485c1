package dev.pullpolicy.config;

import dev.pullpolicy.image.ImageReference;
import dev.pullpolicy.image.ReferenceKind;
import dev.pullpolicy.policy.Condition;
import dev.pullpolicy.policy.Glob;
import dev.pullpolicy.policy.ImagePattern;
import dev.pullpolicy.policy.LabelSelector.LabelRequirement;
import dev.pullpolicy.policy.Printable;
import dev.pullpolicy.policy.Selector;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why nothing can match a selector: its fields exclude each other. */
final class Contradictions {
  /** A selector with more is not looked at: each requirement is compared with each. */
  private static final int MAX_REQUIREMENTS = 50;

  private final List<Glob> floatingTags;

  /** In a document with these floating tags. */
  Contradictions(List<Glob> floatingTags) {
    this.floatingTags = floatingTags;
  }

  /** The reason, with what to do. */
  Optional<String> of(Selector selector) {
    return labels(selector).or(() -> floating(selector)).or(() -> references(selector));
  }

  private static Optional<String> labels(Selector selector) {
    return selector.conditions().stream()
        .map(Contradictions::requirements)
        .filter(requirements -> requirements.size() <= MAX_REQUIREMENTS)
        .flatMap(Contradictions::exclusions)
        .findFirst();
  }

  private static List<LabelRequirement> requirements(Condition condition) {
    if (condition instanceof Condition.NamespaceLabels labels) {
      return labels.selector().requirements();
    }
    return condition instanceof Condition.PodLabels labels
        ? labels.selector().requirements()
        : List.of();
  }

  private static Stream<String> exclusions(List<LabelRequirement> requirements) {
    return requirements.stream()
        .flatMap(
            first ->
                requirements.stream()
                    .filter(second -> LabelLogic.exclude(first, second))
                    .map(
                        second ->
                            "label %s cannot be both %s and %s; drop one of the two"
                                .formatted(
                                    Printable.escaped(first.key()), words(first), words(second))));
  }

  private static String words(LabelRequirement requirement) {
    return requirement.values().isEmpty()
        ? requirement.operator().toString()
        : requirement.operator() + " " + Suggestion.list(requirement.values(), "or");
  }

  private Optional<String> floating(Selector selector) {
    boolean asksForThem =
        references(selector.conditions())
            .filter(kinds -> kinds.equals(List.of(ReferenceKind.FLOATING)))
            .isPresent();
    return asksForThem && !hasFloatingTags()
        ? Optional.of(
            "no reference is Floating, since floatingTags "
                + (floatingTags.isEmpty() ? "is not written" : "has latest alone, which is Latest")
                + "; write the tags that float")
        : Optional.empty();
  }

  private boolean hasFloatingTags() {
    return floatingTags.stream().anyMatch(tag -> !isLatest(tag));
  }

  private static boolean isLatest(Glob tag) {
    return tag.toString().equals(ImageReference.DEFAULT_TAG);
  }

  private static Optional<List<ReferenceKind>> references(List<Condition> conditions) {
    return conditions.stream()
        .filter(Condition.References.class::isInstance)
        .map(condition -> List.copyOf(((Condition.References) condition).kinds()))
        .findFirst();
  }

  private Optional<String> references(Selector selector) {
    List<ImagePattern> patterns =
        selector.conditions().stream()
            .filter(Condition.Images.class::isInstance)
            .flatMap(condition -> ((Condition.Images) condition).patterns().stream())
            .toList();
    Optional<List<ReferenceKind>> kinds =
        patterns.isEmpty() ? Optional.empty() : references(selector.conditions());
    return kinds
        .filter(all -> all.stream().noneMatch(kind -> isPossible(kind, patterns)))
        .map(
            all ->
                "no reference of kind %s matches any of these images; change references or images"
                    .formatted(Suggestion.list(sorted(all), "or")));
  }

  private static List<String> sorted(List<ReferenceKind> kinds) {
    return kinds.stream().sorted().map(ReferenceKind::toString).toList();
  }

  private boolean isPossible(ReferenceKind kind, List<ImagePattern> patterns) {
    return patterns.stream()
        .anyMatch(
            pattern ->
                switch (kind) {
                  case INVALID -> false;
                  case UNTAGGED, LATEST -> admits(pattern, ImageReference.DEFAULT_TAG);
                  case TAG, FLOATING -> pattern.tag().filter(Contradictions::isLatest).isEmpty();
                  case DIGEST -> true;
                });
  }

  private static boolean admits(ImagePattern pattern, String tag) {
    return pattern.tag().isEmpty() || pattern.tag().get().matches(tag);
  }
}
