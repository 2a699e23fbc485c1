package dev.pullpolicy.config;

import dev.pullpolicy.policy.Selector;
import java.util.List;
import java.util.Optional;

/** Doubts about entries that nothing can match. */
final class EmptyScopeDoubts {
  private final Coverage coverage;
  private final Contradictions contradictions;

  EmptyScopeDoubts(Coverage coverage, Contradictions contradictions) {
    this.coverage = coverage;
    this.contradictions = contradictions;
  }

  /** Raises them. */
  void check(PolicyEntry entry) {
    selectors(entry, "match", entry.scope().match());
    selectors(entry, "except", entry.scope().except());
    if (coverage.isAllExcepted(entry.scope())) {
      Places.fieldOrOwner(entry.place(), "except")
          .problem(
              "covers all that %s matches, so that nothing is left; narrow it, or remove %s"
                  .formatted(entry.name(), entry.name()));
    }
  }

  private void selectors(PolicyEntry entry, String name, List<Selector> selectors) {
    List<Field> places = Places.selectors(entry.place(), name);
    for (int i = 0; i < selectors.size(); i++) {
      Optional<String> reason = contradictions.of(selectors.get(i));
      if (reason.isPresent()) {
        places.get(i).problem("nothing can match: " + reason.get());
      }
    }
  }
}
