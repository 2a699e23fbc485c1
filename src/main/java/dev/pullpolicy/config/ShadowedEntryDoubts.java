package dev.pullpolicy.config;

import dev.pullpolicy.policy.Exemption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Doubts about defaults and overrides that never act, since one that comes first always does. */
final class ShadowedEntryDoubts {
  private final Coverage coverage;
  private final List<Exemption> exemptions;

  ShadowedEntryDoubts(Coverage coverage, List<Exemption> exemptions) {
    this.coverage = coverage;
    this.exemptions = exemptions;
  }

  /**
   * Raises them, and returns the other entries.
   *
   * @param entries of both sections, in the order in which they are asked
   */
  List<PolicyEntry> check(List<PolicyEntry> entries) {
    List<PolicyEntry> acting = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      PolicyEntry entry = entries.get(i);
      Optional<PolicyEntry> first = firstThatHides(entry, entries.subList(0, i));
      first.ifPresentOrElse(earlier -> doubt(entry, earlier), () -> acting.add(entry));
    }
    return acting;
  }

  private Optional<PolicyEntry> firstThatHides(PolicyEntry entry, List<PolicyEntry> before) {
    return before.stream()
        .filter(earlier -> coverage.covers(earlier.scope(), entry.scope()))
        .filter(earlier -> !canBeExempted(earlier, entry))
        .findFirst();
  }

  /** Whether an exemption may hold from the earlier one alone, so that the later one acts. */
  private boolean canBeExempted(PolicyEntry earlier, PolicyEntry later) {
    return exemptions.stream()
        .anyMatch(e -> e.names().contains(earlier.name()) && !e.names().contains(later.name()));
  }

  private static void doubt(PolicyEntry entry, PolicyEntry earlier) {
    String advice = entry.section() == earlier.section() ? "move it up" : "narrow the override";
    entry
        .place()
        .problem(
            "%s never acts: %s comes first and matches all that it does; %s, or remove it"
                .formatted(entry.name(), earlier.described(), advice));
  }
}
