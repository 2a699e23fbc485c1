package dev.pullpolicy.metrics;

import dev.pullpolicy.policy.PullPolicyChange;
import dev.pullpolicy.policy.Violation;
import java.util.List;

/**
 * What a decision found, whatever became of the request.
 *
 * @param violations what is broken, reported or not
 * @param changes what is written, and what would be
 */
public record Findings(List<Violation> violations, List<PullPolicyChange> changes) {
  /** Nothing. */
  public static final Findings NONE = new Findings(List.of(), List.of());

  /** Copies. */
  public Findings {
    violations = List.copyOf(violations);
    changes = List.copyOf(changes);
  }

  /** Those violations alone. */
  public static Findings ofViolations(List<Violation> violations) {
    return new Findings(violations, List.of());
  }

  /** Those changes alone. */
  public static Findings ofChanges(List<PullPolicyChange> changes) {
    return new Findings(List.of(), changes);
  }
}
