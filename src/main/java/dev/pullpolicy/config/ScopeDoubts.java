package dev.pullpolicy.config;

import dev.pullpolicy.policy.Condition;
import dev.pullpolicy.policy.ImagePattern;
import dev.pullpolicy.policy.Selector;
import java.util.List;

/** Doubts about {@code match} and {@code except}: that nothing is left, or that a part is idle. */
final class ScopeDoubts {
  /** A list with more is not looked at: each pattern is compared with each. */
  private static final int MAX_PATTERNS = 100;

  private final Coverage coverage;
  private final Contradictions contradictions;

  ScopeDoubts(Coverage coverage, Contradictions contradictions) {
    this.coverage = coverage;
    this.contradictions = contradictions;
  }

  void check(PolicyEntry entry) {
    selectors(entry, "match", entry.scope().match());
    selectors(entry, "except", entry.scope().except());
    if (isAllExcepted(entry.scope().match(), entry.scope().except())) {
      Places.fieldOrOwner(entry.place(), "except")
          .problem(
              "covers all that %s matches, so that nothing is left; narrow it, or remove %s"
                  .formatted(entry.name(), entry.name()));
    }
  }

  private boolean isAllExcepted(List<Selector> match, List<Selector> except) {
    return match.isEmpty()
        ? except.stream().anyMatch(Coverage::holdsAlways)
        : match.stream().allMatch(selector -> coverage.anyCovers(except, selector));
  }

  private void selectors(PolicyEntry entry, String name, List<Selector> selectors) {
    List<Field> places = Places.selectors(entry.place(), name);
    for (int i = 0; i < selectors.size(); i++) {
      Field place = places.get(i);
      contradictions
          .of(selectors.get(i))
          .ifPresent(reason -> place.problem("nothing can match: " + reason));
      for (Condition condition : selectors.get(i).conditions()) {
        if (condition instanceof Condition.Images images) {
          Places.field(place, "images").ifPresent(list -> redundant(list, images.patterns()));
        }
      }
    }
  }

  /** Patterns that match nothing that another one of the list does not. */
  static void redundant(Field list, List<ImagePattern> patterns) {
    if (patterns.size() > MAX_PATTERNS) {
      return;
    }
    List<Field> places = list.entries();
    for (int i = 0; i < patterns.size(); i++) {
      int wider = wider(patterns, i);
      if (wider >= 0) {
        places
            .get(i)
            .problem(
                "is %s, all of which %s matches, too; remove it"
                    .formatted(places.get(i).found(), places.get(wider).found()));
      }
    }
  }

  /** Another pattern that covers that one; of two that cover each other, only the first does. */
  private static int wider(List<ImagePattern> patterns, int index) {
    ImagePattern pattern = patterns.get(index);
    for (int i = 0; i < patterns.size(); i++) {
      ImagePattern other = patterns.get(i);
      if (i != index && other.covers(pattern) && (i < index || !pattern.covers(other))) {
        return i;
      }
    }
    return -1;
  }
}
