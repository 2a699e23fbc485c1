package dev.pullpolicy.metrics;

import dev.pullpolicy.policy.BrokenEntry;
import dev.pullpolicy.policy.PullPolicyChange;
import java.util.List;

/**
 * What a decision found, whatever became of the request.
 *
 * @param broken what is broken, reported or not, and how often
 * @param changes what is written, and what would be
 */
public record Findings(List<BrokenEntry> broken, List<PullPolicyChange> changes) {
  /** Nothing. */
  public static final Findings NONE = new Findings(List.of(), List.of());

  /** Copies. */
  public Findings {
    broken = List.copyOf(broken);
    changes = List.copyOf(changes);
  }

  /** That alone. */
  public static Findings ofBroken(List<BrokenEntry> broken) {
    return new Findings(broken, List.of());
  }

  /** Those changes alone. */
  public static Findings ofChanges(List<PullPolicyChange> changes) {
    return new Findings(List.of(), changes);
  }
}
