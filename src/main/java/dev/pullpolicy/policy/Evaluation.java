package dev.pullpolicy.policy;

import java.util.List;
import java.util.Optional;

/** The answer of the evaluator: what it found, or why it cannot tell. */
public sealed interface Evaluation<T> {

  /** Why it cannot be told; empty where it can. */
  default Optional<String> undecided() {
    return this instanceof Undecided<T> unknown ? Optional.of(unknown.reason()) : Optional.empty();
  }

  /**
   * Found, ordered by field path; possibly nothing.
   *
   * @param omitted what was found beyond {@link Omitted#KEPT} and is only counted
   * @param broken what was found of each entry, as numbers, where it is violations
   */
  record Decided<T>(List<T> results, Omitted omitted, List<BrokenEntry> broken)
      implements Evaluation<T> {

    /** All that was found. */
    public Decided(List<T> results) {
      this(results, Omitted.NONE, List.of());
    }

    /** Copies. */
    public Decided {
      results = List.copyOf(results);
      broken = List.copyOf(broken);
    }
  }

  /** Cannot be told, with what is missing. */
  record Undecided<T>(String reason) implements Evaluation<T> {}
}
