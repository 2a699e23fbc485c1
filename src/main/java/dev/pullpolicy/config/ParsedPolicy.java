package dev.pullpolicy.config;

import dev.pullpolicy.policy.Policy;
import java.util.List;

/** What became of a policy document. */
public sealed interface ParsedPolicy {

  /** It is valid. */
  record Valid(Policy policy) implements ParsedPolicy {}

  /** It is refused, with all of its problems in the order of the document; at least one. */
  record Invalid(List<PolicyProblem> problems) implements ParsedPolicy {

    /** Copies. */
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
