package dev.pullpolicy.policy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * An entry of {@code exemptions}.
 *
 * @param names the rules, overrides and defaults it is about; empty for all of them
 * @param expires the first day (UTC) on which it no longer holds
 */
public record Exemption(
    String name,
    Scope scope,
    Set<String> names,
    Effect effect,
    Optional<LocalDate> expires,
    Optional<String> reason) {

  /** What an exemption does to what it is about. */
  public enum Effect {
    /** As if the entry were not there. */
    IGNORE("Ignore"),
    /** Not changed and not refused, but warned of. */
    REPORT("Report");

    private final String word;

    Effect(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** Copies. */
  public Exemption {
    names = Set.copyOf(names);
  }

  boolean isAbout(String name) {
    return names.isEmpty() || names.contains(name);
  }

  boolean holdsOn(LocalDate day) {
    return expires.isEmpty() || day.isBefore(expires.get());
  }
}
