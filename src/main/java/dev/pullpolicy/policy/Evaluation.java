package dev.pullpolicy.policy;

import java.util.List;

/** The answer of the evaluator: what it found, or why it cannot tell. */
public sealed interface Evaluation<T> {

  /**
   * Found, ordered by field path; possibly nothing.
   *
   * @param omitted what was found beyond {@link Omitted#KEPT} and is only counted
   */
  record Decided<T>(List<T> results, Omitted omitted) implements Evaluation<T> {

    /** All that was found. */
    public Decided(List<T> results) {
      this(results, Omitted.NONE);
    }

    /** Copies. */
    public Decided {
      results = List.copyOf(results);
    }
  }

  /** Cannot be told, with what is missing. */
  record Undecided<T>(String reason) implements Evaluation<T> {}
}
