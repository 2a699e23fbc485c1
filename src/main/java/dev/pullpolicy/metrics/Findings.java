package dev.pullpolicy.metrics;

import dev.pullpolicy.policy.BrokenEntry;
import dev.pullpolicy.policy.Decider;
import dev.pullpolicy.policy.PullPolicyChange;
import java.util.List;

/**
 * What a decision found, whatever became of the request.
 *
 * @param broken what is broken, reported or not, and how often
 * @param changes what is written, and what would be
 * @param refusedLater what new pods of an admitted workload will be refused for, or would be
 * @param stale stale defaults that are left
 * @param placeholders image uses that were passed over since a controller has yet to fill them in
 */
public record Findings(
    List<BrokenEntry> broken,
    List<PullPolicyChange> changes,
    List<BrokenEntry> refusedLater,
    List<LeftDefault> stale,
    int placeholders) {
  /** Nothing. */
  public static final Findings NONE = new Findings(List.of(), List.of(), List.of(), List.of(), 0);

  /** Copies. */
  public Findings {
    broken = List.copyOf(broken);
    changes = List.copyOf(changes);
    refusedLater = List.copyOf(refusedLater);
    stale = List.copyOf(stale);
  }

  /** Those changes alone. */
  public static Findings ofChanges(List<PullPolicyChange> changes) {
    return new Findings(List.of(), changes, List.of(), List.of(), 0);
  }

  /** What an admitted object leaves for later, alone. */
  public static Findings ofLater(List<BrokenEntry> refusedLater, List<LeftDefault> stale) {
    return new Findings(List.of(), List.of(), refusedLater, stale, 0);
  }

  /** The same, and what is broken. */
  public Findings withBroken(List<BrokenEntry> entries) {
    return new Findings(entries, changes, refusedLater, stale, placeholders);
  }

  /** The same, and that many placeholders. */
  public Findings withPlaceholders(int count) {
    return new Findings(broken, changes, refusedLater, stale, count);
  }

  /** What {@code staleDefaults: Reset} writes. */
  public List<PullPolicyChange> resets() {
    return changes.stream()
        .filter(change -> change.decider().kind() == Decider.Kind.STALE_DEFAULT)
        .toList();
  }

  /** Whether something is broken, is stale, or was reset: what is told of, even if it is let in. */
  public boolean isNotable() {
    return !broken.isEmpty() || !refusedLater.isEmpty() || !stale.isEmpty() || !resets().isEmpty();
  }
}
