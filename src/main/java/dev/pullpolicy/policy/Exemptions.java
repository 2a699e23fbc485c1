package dev.pullpolicy.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The exemptions that hold for one subject. */
final class Exemptions {
  private final List<Exemption> holding;

  private Exemptions(List<Exemption> holding) {
    this.holding = holding;
  }

  /** Finds them; the name of one that cannot be told goes to {@code unknown}. */
  static Exemptions of(List<Exemption> all, Subject subject, Consumer<String> unknown) {
    LocalDate today = subject.context().today();
    List<Exemption> holding = new ArrayList<>(0);
    for (Exemption exemption : all) {
      if (!exemption.holdsOn(today)) {
        continue;
      }
      switch (exemption.scope().test(subject)) {
        case TRUE -> holding.add(exemption);
        case UNKNOWN -> unknown.accept(exemption.name());
        case FALSE -> {}
      }
    }
    return new Exemptions(holding);
  }

  /** Whether the entry is to be treated as if it were not there. */
  boolean ignore(String name) {
    return holding.stream().anyMatch(e -> e.effect() == Exemption.Effect.IGNORE && e.isAbout(name));
  }

  /** The exemption by which the entry is only reported. */
  Optional<String> reportedBy(String name) {
    return holding.stream()
        .filter(e -> e.effect() == Exemption.Effect.REPORT && e.isAbout(name))
        .findFirst()
        .map(e -> "exemption " + e.name());
  }

  /** Whether nothing at all is to be written: an exemption from everything. */
  boolean leavesAlone() {
    return holding.stream().anyMatch(e -> e.names().isEmpty());
  }
}
