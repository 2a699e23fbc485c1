package dev.pullpolicy.config;

import dev.pullpolicy.yaml.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is found in a document: errors, or doubts. */
final class Problems {
  /**
   * Who mends a hundred errors reads the document again anyway; a hostile document of 1 MiB could
   * have half a million.
   */
  static final int MAX_SHOWN = 100;

  private final List<PolicyProblem> found = new ArrayList<>();
  private final String noun;
  private int notShown;

  /** None yet, of that many called that. */
  Problems(String noun) {
    this.noun = noun;
  }

  /** Adds one. */
  void add(Position at, String path, String message) {
    if (isFull()) {
      notShown++;
    } else {
      found.add(new PolicyProblem(path, at.line(), at.column(), message));
    }
  }

  /** Whether further ones are only counted. */
  boolean isFull() {
    return found.size() >= MAX_SHOWN;
  }

  /** How many there are. */
  int count() {
    return found.size() + notShown;
  }

  /** All of them in the order of the document, those that are only counted as one at the end. */
  List<PolicyProblem> inOrder() {
    List<PolicyProblem> ordered = new ArrayList<>(found);
    ordered.sort(
        Comparator.comparing((PolicyProblem p) -> new Position(p.line(), p.column(), 0))
            .thenComparing(PolicyProblem::path));
    if (notShown > 0) {
      PolicyProblem last = ordered.get(ordered.size() - 1);
      ordered.add(
          new PolicyProblem(
              "", last.line(), last.column(), "and %,d more %s".formatted(notShown, noun)));
    }
    return ordered;
  }
}
