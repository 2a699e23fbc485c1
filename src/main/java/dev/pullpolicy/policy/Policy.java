package dev.pullpolicy.policy;

import dev.pullpolicy.image.ImageReference;
import dev.pullpolicy.image.ReferenceKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A policy document ({@code pullpolicy.dev/v1alpha1}, kind {@code PullPolicy}) that was valid. */
public record Policy(
    Enforcement enforcement,
    List<Glob> floatingTags,
    List<Assignment> defaults,
    List<Assignment> overrides,
    List<Rule> rules,
    StaleDefaults staleDefaults,
    List<Exemption> exemptions,
    List<WorkloadPaths> workloads) {

  /** No document: nothing is written, and nothing refused. */
  public static final Policy NOTHING =
      new Policy(
          Enforcement.ENFORCE,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          StaleDefaults.IGNORE,
          List.of(),
          List.of());

  /** Whether the policy acts. */
  public enum Enforcement {
    /** Writes and refuses. */
    ENFORCE("Enforce"),
    /** Writes and refuses nothing; warnings say what would be. */
    REPORT("Report");

    private final String word;

    Enforcement(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** What happens to a default that an update of the image has made stale. */
  public enum StaleDefaults {
    /** Nothing. */
    IGNORE("Ignore"),
    /** A warning. */
    WARN("Warn"),
    /** The default for the new image is written where that is safe. */
    RESET("Reset");

    private final String word;

    StaleDefaults(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** Copies. */
  public Policy {
    floatingTags = List.copyOf(floatingTags);
    defaults = List.copyOf(defaults);
    overrides = List.copyOf(overrides);
    rules = List.copyOf(rules);
    exemptions = List.copyOf(exemptions);
    workloads = List.copyOf(workloads);
  }

  /** How many comparisons an image use may cost. */
  long comparisons() {
    long conditions = scopes().flatMap(Scope::conditions).mapToLong(Condition::comparisons).sum();
    long requirements =
        rules.stream()
            .flatMap(rule -> rule.requirements().stream())
            .mapToLong(Requirement::comparisons)
            .sum();
    return floatingTags.size() + scopes().count() + conditions + requirements;
  }

  /** The kind of a reference by this policy's floating tags. */
  public ReferenceKind referenceKind(ImageReference image) {
    return ReferenceKind.of(image, tag -> floatingTags.stream().anyMatch(g -> g.matches(tag)));
  }

  /** What everything is only reported by, where the policy does not act. */
  Optional<String> reportedByEnforcement() {
    return enforcement == Enforcement.REPORT
        ? Optional.of("enforcement: Report")
        : Optional.empty();
  }

  /** Whether a decision can depend on the labels of namespaces. */
  public boolean usesNamespaceLabels() {
    return scopes()
        .flatMap(Scope::conditions)
        .anyMatch(Condition.NamespaceLabels.class::isInstance);
  }

  private Stream<Scope> scopes() {
    Stream<Scope> assignments =
        Stream.concat(defaults.stream(), overrides.stream()).map(Assignment::scope);
    Stream<Scope> others =
        Stream.concat(rules.stream().map(Rule::scope), exemptions.stream().map(Exemption::scope));
    return Stream.concat(assignments, others);
  }
}
