package dev.pullpolicy.config;

import dev.pullpolicy.policy.LabelSelector.LabelRequirement;
import dev.pullpolicy.policy.LabelSelector.Operator;
import java.util.Collections;

/** What follows from a requirement on a label. */
final class LabelLogic {
  private LabelLogic() {}

  /** Whether the second requirement holds wherever the first does. */
  static boolean implies(LabelRequirement first, LabelRequirement second) {
    if (!first.key().equals(second.key())) {
      return false;
    }
    return switch (second.operator()) {
      case IN -> first.operator() == Operator.IN && second.values().containsAll(first.values());
      case NOT_IN -> impliesNotIn(first, second);
      case EXISTS -> first.operator() == Operator.IN || first.operator() == Operator.EXISTS;
      case DOES_NOT_EXIST -> first.operator() == Operator.DOES_NOT_EXIST;
    };
  }

  private static boolean impliesNotIn(LabelRequirement first, LabelRequirement second) {
    return switch (first.operator()) {
      case IN -> Collections.disjoint(first.values(), second.values());
      case NOT_IN -> first.values().containsAll(second.values());
      case EXISTS -> false;
      case DOES_NOT_EXIST -> true;
    };
  }

  /** Whether no labels satisfy both. */
  static boolean exclude(LabelRequirement first, LabelRequirement second) {
    return first.key().equals(second.key())
        && (isExcludedBy(first, second) || isExcludedBy(second, first));
  }

  private static boolean isExcludedBy(LabelRequirement first, LabelRequirement second) {
    return switch (first.operator()) {
      case IN ->
          second.operator() == Operator.IN
              ? Collections.disjoint(first.values(), second.values())
              : second.operator() == Operator.NOT_IN && second.values().containsAll(first.values());
      case DOES_NOT_EXIST ->
          second.operator() == Operator.IN || second.operator() == Operator.EXISTS;
      case EXISTS, NOT_IN -> false;
    };
  }
}
