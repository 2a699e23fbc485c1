package dev.pullpolicy.config;

import dev.pullpolicy.image.ReferenceKind;
import dev.pullpolicy.policy.Condition;
import dev.pullpolicy.policy.ContainerType;
import dev.pullpolicy.policy.Glob;
import dev.pullpolicy.policy.ImagePattern;
import dev.pullpolicy.policy.LabelSelector.LabelRequirement;
import dev.pullpolicy.policy.Scope;
import dev.pullpolicy.policy.Selector;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Whether one scope surely holds wherever another does. It is told field by field, so that what
 * several selectors cover only together is not seen: a doubt is never raised about what can be
 * right.
 */
final class Coverage {
  /**
   * How many entries of lists are compared with each other: enough for 1,000 overrides, a second at
   * most for a document that is made to take long. Beyond it nothing more is told.
   */
  private static final int MAX_COMPARISONS = 1_000_000;

  private static final Glob ANYTHING = new Glob("*");

  private int left = MAX_COMPARISONS;

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
    boolean matches =
        wide.match().isEmpty()
            || (narrow.match().isEmpty()
                ? wide.match().stream().anyMatch(selector -> holdsAlways(selector, holds))
                : narrow.match().stream().allMatch(n -> anyCovers(wide.match(), n, holds)));
    return matches
        && wide.except().stream()
            .allMatch(excepted -> anyCovers(narrow.except(), excepted, condition -> false));
  }

  /** Whether one of the selectors holds wherever {@code narrow} does. */
  boolean anyCovers(List<Selector> wide, Selector narrow) {
    return anyCovers(wide, narrow, condition -> false);
  }

  private boolean anyCovers(List<Selector> wide, Selector narrow, Predicate<Condition> holds) {
    return wide.stream().anyMatch(selector -> covers(selector, narrow, holds));
  }

  private boolean covers(Selector wide, Selector narrow, Predicate<Condition> holds) {
    return wide.conditions().stream()
        .allMatch(
            condition ->
                holds.test(condition)
                    || holdsAlways(condition)
                    || narrow.conditions().stream().anyMatch(n -> covers(condition, n)));
  }

  private static boolean holdsAlways(Selector selector, Predicate<Condition> holds) {
    return selector.conditions().stream().allMatch(c -> holds.test(c) || holdsAlways(c));
  }

  /** Whether the selector holds for everything. */
  static boolean holdsAlways(Selector selector) {
    return holdsAlways(selector, condition -> false);
  }

  private static boolean holdsAlways(Condition condition) {
    if (condition instanceof Condition.NamespaceNames names) {
      return names.names().contains(ANYTHING);
    }
    if (condition instanceof Condition.ContainerNames names) {
      return names.names().contains(ANYTHING);
    }
    if (condition instanceof Condition.ContainerTypes types) {
      return types.types().size() == ContainerType.values().length;
    }
    return condition instanceof Condition.References references
        && references.kinds().size() == ReferenceKind.values().length;
  }

  /** Whether one condition holds wherever another does. */
  boolean covers(Condition wide, Condition narrow) {
    if (wide instanceof Condition.Images images && narrow instanceof Condition.Images others) {
      return eachIsCovered(images.patterns(), others.patterns(), ImagePattern::covers);
    }
    if (wide instanceof Condition.NamespaceLabels some
        && narrow instanceof Condition.NamespaceLabels others) {
      return covers(some.selector().requirements(), others.selector().requirements());
    }
    if (wide instanceof Condition.PodLabels some && narrow instanceof Condition.PodLabels others) {
      return covers(some.selector().requirements(), others.selector().requirements());
    }
    if (wide.getClass() != narrow.getClass()) {
      return false;
    }
    List<Glob> globs = globs(narrow);
    return globs.isEmpty()
        ? !words(narrow).isEmpty() && words(wide).containsAll(words(narrow))
        : eachIsCovered(globs(wide), globs, Glob::covers);
  }

  private boolean covers(List<LabelRequirement> wide, List<LabelRequirement> narrow) {
    return eachIsCovered(narrow, wide, LabelLogic::implies);
  }

  /** Whether each of {@code narrow} is covered by one of {@code wide}; no, beyond the bound. */
  <T> boolean eachIsCovered(List<T> wide, List<T> narrow, BiPredicate<T, T> covers) {
    long comparisons = (long) wide.size() * narrow.size() + 1;
    if (comparisons > left) {
      left = 0;
      return false;
    }
    left -= (int) comparisons;
    return narrow.stream().allMatch(n -> wide.stream().anyMatch(w -> covers.test(w, n)));
  }

  private static List<Glob> globs(Condition condition) {
    if (condition instanceof Condition.NamespaceNames c) {
      return c.names();
    }
    if (condition instanceof Condition.ContainerNames c) {
      return c.names();
    }
    if (condition instanceof Condition.Users c) {
      return c.names();
    }
    if (condition instanceof Condition.Groups c) {
      return c.names();
    }
    return condition instanceof Condition.ServiceAccounts c ? c.names() : List.of();
  }

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
    return condition instanceof Condition.PullPolicies c ? c.policies() : List.of();
  }
}
