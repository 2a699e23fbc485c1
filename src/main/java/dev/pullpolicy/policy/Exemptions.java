package dev.pullpolicy.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The exemptions that hold for one subject, and those of which that cannot be told. */
final class Exemptions {
  private static final Exemptions NONE = new Exemptions(List.of(), List.of());

  private final List<Exemption> holding;
  private final List<Exemption> unknown;

  private Exemptions(List<Exemption> holding, List<Exemption> unknown) {
    this.holding = holding;
    this.unknown = unknown;
  }

  static Exemptions of(List<Exemption> all, Subject subject) {
    if (all.isEmpty()) {
      return NONE;
    }
    List<Exemption> holding = new ArrayList<>(0);
    List<Exemption> unknown = new ArrayList<>(0);
    for (Exemption exemption : all) {
      if (exemption.holdsOn(subject.context().today())) {
        switch (exemption.scope().test(subject)) {
          case TRUE -> holding.add(exemption);
          case UNKNOWN -> unknown.add(exemption);
          case FALSE -> {}
        }
      }
    }
    return holding.isEmpty() && unknown.isEmpty() ? NONE : new Exemptions(holding, unknown);
  }

  /** Whether the entry of that name acts: it is neither ignored nor only reported. */
  Truth actsOn(String name) {
    return none(exemption -> exemption.isAbout(name));
  }

  /** Whether the entry of that name is looked at: it is not ignored. */
  Truth looksAt(String name) {
    return none(e -> e.effect() == Exemption.Effect.IGNORE && e.isAbout(name));
  }

  /** Whether a field without a value is filled in: nothing exempts from everything. */
  Truth fillsIn() {
    return none(exemption -> exemption.names().isEmpty());
  }

  /**
   * Whether stale defaults are looked at; not where they may be ignored, or only reported, and that
   * cannot be told.
   */
  Truth looksAtStaleDefaults() {
    boolean cannotBeTold = unknown.stream().anyMatch(e -> e.names().isEmpty());
    return cannotBeTold
        ? Truth.UNKNOWN
        : none(e -> e.effect() == Exemption.Effect.IGNORE && e.names().isEmpty());
  }

  /** The exemption by which stale defaults are only reported: one from everything. */
  Optional<String> staleDefaultsReportedBy() {
    return holding.stream()
        .filter(e -> e.effect() == Exemption.Effect.REPORT && e.names().isEmpty())
        .findFirst()
        .map(Exemptions::named);
  }

  private Truth none(Predicate<Exemption> test) {
    if (this == NONE) {
      return Truth.TRUE;
    }
    if (holding.stream().anyMatch(test)) {
      return Truth.FALSE;
    }
    return unknown.stream().anyMatch(test) ? Truth.UNKNOWN : Truth.TRUE;
  }

  /** The exemption by which the entry is only reported. */
  Optional<String> reportedBy(String name) {
    if (this == NONE) {
      return Optional.empty();
    }
    return holding.stream()
        .filter(e -> e.effect() == Exemption.Effect.REPORT && e.isAbout(name))
        .findFirst()
        .map(Exemptions::named);
  }

  private static String named(Exemption exemption) {
    return "exemption " + exemption.name();
  }

  /** The names of the exemptions that cannot be told. */
  Stream<String> unknownNames() {
    return unknown.stream().map(Exemption::name);
  }
}
