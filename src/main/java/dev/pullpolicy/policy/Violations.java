package dev.pullpolicy.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Collects violations in the order in which they are told: the first of each action in words, the
 * rest as numbers, so that memory does not grow with what a pod breaks.
 */
final class Violations {
  private final List<Violation> kept = new ArrayList<>(0);
  private final Map<Action, Integer> found = new EnumMap<>(Action.class);

  void add(Violation violation) {
    if (hasRoom(violation.effectiveAction())) {
      kept.add(violation);
    }
  }

  void add(Broken broken) {
    if (hasRoom(broken.effectiveAction())) {
      kept.add(broken.violation());
    }
  }

  /** Counts one more of that action; whether it is one of the first. */
  private boolean hasRoom(Action action) {
    return found.merge(action, 1, Integer::sum) <= Omitted.KEPT;
  }

  boolean refuse() {
    return found.containsKey(Action.DENY);
  }

  Evaluation.Decided<Violation> decided() {
    return new Evaluation.Decided<>(
        kept, new Omitted(beyond(Action.DENY), beyond(Action.WARN), beyond(Action.AUDIT)));
  }

  private int beyond(Action action) {
    return Math.max(0, found.getOrDefault(action, 0) - Omitted.KEPT);
  }
}
