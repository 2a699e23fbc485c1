package dev.pullpolicy.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Collects violations in the order in which they are told: the first of each action in words, all
 * of them as numbers by entry of the policy, so that memory does not grow with what a pod breaks.
 */
final class Violations {
  private final List<Violation> kept = new ArrayList<>(0);
  private final Map<Action, AtomicInteger> found = new EnumMap<>(Action.class);

  /** By name, which is unique in a document; at most four each. */
  private final Map<String, List<Count>> broken = new LinkedHashMap<>();

  /** The violations of an entry with one action that are all reported, or all not. */
  private static final class Count {
    private final BrokenEntry first;
    private int violations;

    Count(BrokenEntry first) {
      this.first = first;
    }

    private boolean isOf(Action action, boolean isReported) {
      return first.action() == action && first.reportedBy().isPresent() == isReported;
    }

    private BrokenEntry total() {
      return new BrokenEntry(
          first.kind(), first.name(), first.action(), first.reportedBy(), violations);
    }
  }

  void add(Violation violation) {
    Optional<String> reportedBy = violation.reportedBy();
    count(violation.kind(), violation.name(), violation.action(), reportedBy).violations++;
    if (hasRoom(violation.effectiveAction())) {
      kept.add(violation);
    }
  }

  void add(Broken rule) {
    Optional<String> reportedBy = rule.reportedBy();
    count(Violation.Kind.RULE, rule.rule().name(), rule.action(), reportedBy).violations++;
    if (hasRoom(rule.effectiveAction())) {
      kept.add(rule.violation());
    }
  }

  private Count count(
      Violation.Kind kind, String name, Action action, Optional<String> reportedBy) {
    List<Count> counts = broken.computeIfAbsent(name, first -> new ArrayList<>(1));
    for (Count count : counts) {
      if (count.isOf(action, reportedBy.isPresent())) {
        return count;
      }
    }
    Count added = new Count(new BrokenEntry(kind, name, action, reportedBy, 1));
    counts.add(added);
    return added;
  }

  /** Counts one more of that action; whether it is one of the first. */
  private boolean hasRoom(Action action) {
    AtomicInteger all = found.computeIfAbsent(action, first -> new AtomicInteger());
    return all.incrementAndGet() <= Omitted.KEPT;
  }

  boolean refuse() {
    return found.containsKey(Action.DENY);
  }

  Evaluation.Decided<Violation> decided() {
    return new Evaluation.Decided<>(
        kept,
        new Omitted(beyond(Action.DENY), beyond(Action.WARN), beyond(Action.AUDIT)),
        broken.values().stream().flatMap(List::stream).map(Count::total).toList());
  }

  private int beyond(Action action) {
    AtomicInteger all = found.get(action);
    return all == null ? 0 : Math.max(0, all.get() - Omitted.KEPT);
  }
}
