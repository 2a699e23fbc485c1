package dev.pullpolicy.config;

import dev.pullpolicy.image.ImageReference;
import dev.pullpolicy.image.ReferenceKind;
import dev.pullpolicy.policy.Condition;
import dev.pullpolicy.policy.Glob;
import dev.pullpolicy.policy.LabelSelector.LabelRequirement;
import dev.pullpolicy.policy.Printable;
import dev.pullpolicy.policy.Selector;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Why nothing can match a selector: labels exclude each other, or no tag floats. */
final class Contradictions {
  /** A selector with more is not looked at: each requirement and value is compared with each. */
  private static final int MAX_REQUIREMENTS_AND_VALUES = 500;

  private static final Set<ReferenceKind> FLOATING = Set.of(ReferenceKind.FLOATING);

  private final List<Glob> floatingTags;

  /** In a document with these floating tags. */
  Contradictions(List<Glob> floatingTags) {
    this.floatingTags = floatingTags;
  }

  /** The reason, with what to do. */
  Optional<String> of(Selector selector) {
    return labels(selector).or(() -> floating(selector));
  }

  private static Optional<String> labels(Selector selector) {
    return selector.conditions().stream()
        .map(Coverage::requirements)
        .filter(requirements -> size(requirements) <= MAX_REQUIREMENTS_AND_VALUES)
        .flatMap(Contradictions::exclusions)
        .findFirst();
  }

  private static int size(List<LabelRequirement> requirements) {
    return requirements.stream().mapToInt(requirement -> 1 + requirement.values().size()).sum();
  }

  private static Stream<String> exclusions(List<LabelRequirement> requirements) {
    return requirements.stream()
        .flatMap(
            first ->
                requirements.stream()
                    .filter(second -> LabelLogic.exclude(first, second))
                    .map(second -> exclusion(first, second)));
  }

  private static String exclusion(LabelRequirement first, LabelRequirement second) {
    return "label %s cannot be both %s and %s; drop one of the two"
        .formatted(Printable.escaped(first.key()), words(first), words(second));
  }

  private static String words(LabelRequirement requirement) {
    return requirement.values().isEmpty()
        ? requirement.operator().toString()
        : requirement.operator() + " " + Suggestion.list(requirement.values(), "or");
  }

  private Optional<String> floating(Selector selector) {
    boolean asksForThem =
        selector.conditions().stream()
            .anyMatch(c -> c instanceof Condition.References r && r.kinds().equals(FLOATING));
    return asksForThem && floatingTags.stream().allMatch(Contradictions::isLatest)
        ? Optional.of(
            "no reference is Floating, since floatingTags "
                + (floatingTags.isEmpty() ? "is not written" : "has latest alone, which is Latest")
                + "; write the tags that float")
        : Optional.empty();
  }

  private static boolean isLatest(Glob tag) {
    return tag.toString().equals(ImageReference.DEFAULT_TAG);
  }
}
