package dev.pullpolicy.config;

import dev.pullpolicy.image.ReferenceKind;
import dev.pullpolicy.policy.Condition;
import dev.pullpolicy.policy.Glob;
import dev.pullpolicy.policy.ImagePattern;
import dev.pullpolicy.policy.LabelSelector.LabelRequirement;
import dev.pullpolicy.policy.Scope;
import dev.pullpolicy.policy.Selector;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Whether one scope surely holds wherever another does. It is told field by field, so that what
 * several selectors cover only together is not seen: a doubt is never raised about what can be
 * right.
 */
final class Coverage {
  /**
   * How many scopes, selectors and entries of lists are compared with each other: enough for 1,000
   * overrides, a second at most for a document that is made to take long. Beyond it nothing covers
   * anything.
   */
  private static final long MAX_COMPARISONS = 2_000_000;

  /** Two texts of that many characters are one comparison: the longest take their product. */
  private static final int USUAL_LENGTH = 64;

  private static final List<Glob> ANYTHING = List.of(new Glob("*"));

  private long left = MAX_COMPARISONS;

  /** Whether {@code wide} holds wherever {@code narrow} does. */
  boolean covers(Scope wide, Scope narrow) {
    return covers(wide, narrow, condition -> false);
  }

  /**
   * The same, where some conditions of {@code wide} are known to hold.
   *
   * @param holds whether a condition of {@code wide} holds for other reasons
   */
  boolean covers(Scope wide, Scope narrow, Predicate<Condition> holds) {
    return spend(1)
        && (wide.match().isEmpty()
            || alternatives(narrow.match()).allMatch(n -> anyCovers(wide.match(), n, holds)))
        && wide.except().stream()
            .allMatch(e -> anyCovers(narrow.except(), e.conditions(), condition -> false));
  }

  /** Whether {@code except} leaves nothing of what is matched. */
  boolean isAllExcepted(Scope scope) {
    return !scope.except().isEmpty()
        && alternatives(scope.match())
            .allMatch(n -> anyCovers(scope.except(), n, condition -> false));
  }

  /** What the conditions of each selector are; that of everything has none. */
  private static Stream<List<Condition>> alternatives(List<Selector> match) {
    return match.isEmpty() ? Stream.of(List.of()) : match.stream().map(Selector::conditions);
  }

  private boolean anyCovers(
      List<Selector> wide, List<Condition> narrow, Predicate<Condition> holds) {
    return wide.stream().anyMatch(w -> spend(1) && covers(w, narrow, holds));
  }

  private boolean covers(Selector wide, List<Condition> narrow, Predicate<Condition> holds) {
    return wide.conditions().stream()
        .allMatch(
            condition ->
                holds.test(condition)
                    || holdsAlways(condition)
                    || narrow.stream().anyMatch(n -> covers(condition, n)));
  }

  private static boolean holdsAlways(Condition condition) {
    return globs(condition).equals(ANYTHING)
        || (condition instanceof Condition.References references
            && references.kinds().size() == ReferenceKind.values().length);
  }

  private boolean covers(Condition wide, Condition narrow) {
    if (wide.getClass() != narrow.getClass()) {
      return false;
    }
    if (wide instanceof Condition.Images w && narrow instanceof Condition.Images n) {
      return eachIsCovered(w.patterns(), n.patterns(), ImagePattern::covers, Coverage::length);
    }
    if (!globs(wide).isEmpty()) {
      return eachIsCovered(globs(wide), globs(narrow), Glob::covers, Coverage::length);
    }
    List<LabelRequirement> asked = requirements(wide);
    return asked.isEmpty()
        ? spend(words(narrow).size()) && words(wide).containsAll(words(narrow))
        : eachIsCovered(requirements(narrow), asked, LabelLogic::implies, Coverage::length);
  }

  /** Whether each of {@code narrow} is covered by one of {@code wide}. */
  private <T> boolean eachIsCovered(
      List<T> wide, List<T> narrow, BiPredicate<T, T> covers, ToLongFunction<T> length) {
    long texts = sum(wide, length) * sum(narrow, length) / (USUAL_LENGTH * USUAL_LENGTH);
    return spend((long) wide.size() * narrow.size() + texts)
        && narrow.stream().allMatch(n -> wide.stream().anyMatch(w -> covers.test(w, n)));
  }

  private static <T> long sum(List<T> list, ToLongFunction<T> length) {
    return list.stream().mapToLong(length).sum();
  }

  private static long length(Object pattern) {
    return pattern.toString().length();
  }

  /** Each value is compared with each. */
  private static long length(LabelRequirement requirement) {
    return (long) USUAL_LENGTH * requirement.values().size();
  }

  /** Whether there is as much left. */
  private boolean spend(long comparisons) {
    left = comparisons > left ? 0 : left - comparisons;
    return left > 0;
  }

  private static List<Glob> globs(Condition condition) {
    if (condition instanceof Condition.NamespaceNames c) {
      return c.names();
    }
    return condition instanceof Condition.ContainerNames c ? c.names() : List.of();
  }

  /** What a condition on labels asks of them. */
  static List<LabelRequirement> requirements(Condition condition) {
    if (condition instanceof Condition.NamespaceLabels c) {
      return c.selector().requirements();
    }
    return condition instanceof Condition.PodLabels c ? c.selector().requirements() : List.of();
  }

  /** Of the others the words; a condition on who asks is one that only itself covers. */
  private static Collection<?> words(Condition condition) {
    if (condition instanceof Condition.Kinds c) {
      return c.kinds();
    }
    if (condition instanceof Condition.ContainerTypes c) {
      return c.types();
    }
    if (condition instanceof Condition.References c) {
      return c.kinds();
    }
    return condition instanceof Condition.PullPolicies c ? c.policies() : List.of(condition);
  }
}
