package dev.pullpolicy.policy;

import java.util.List;

/** The answer of the evaluator: what it found, or why it cannot tell. */
public sealed interface Evaluation<T> {

  /** Found, ordered by field path; possibly nothing. */
  record Decided<T>(List<T> results) implements Evaluation<T> {

    /** Copies. */
    public Decided {
      results = List.copyOf(results);
    }
  }

  /** Cannot be told, with what is missing. */
  record Undecided<T>(String reason) implements Evaluation<T> {}
}
