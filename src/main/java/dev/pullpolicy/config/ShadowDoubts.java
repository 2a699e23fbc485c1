package dev.pullpolicy.config;

import dev.pullpolicy.policy.Exemption;
import java.util.List;

/** Doubts about defaults or overrides that never act, since an earlier one always does. */
final class ShadowDoubts {
  private final Coverage coverage;
  private final List<Exemption> exemptions;

  ShadowDoubts(Coverage coverage, List<Exemption> exemptions) {
    this.coverage = coverage;
    this.exemptions = exemptions;
  }

  void check(List<PolicyEntry> entries) {
    for (int i = 1; i < entries.size(); i++) {
      PolicyEntry entry = entries.get(i);
      entries.subList(0, i).stream()
          .filter(earlier -> coverage.covers(earlier.scope(), entry.scope()))
          .filter(earlier -> !canBeExempted(earlier, entry))
          .findFirst()
          .ifPresent(
              earlier ->
                  entry
                      .place()
                      .problem(
                          "%s never acts: %s comes first and matches all that it does; move it up,"
                                  .formatted(entry.name(), earlier.described())
                              + " or remove it"));
    }
  }

  /** Whether an exemption may hold from the earlier one alone, so that the later one acts. */
  private boolean canBeExempted(PolicyEntry earlier, PolicyEntry later) {
    return exemptions.stream()
        .anyMatch(e -> e.names().contains(earlier.name()) && !e.names().contains(later.name()));
  }
}
