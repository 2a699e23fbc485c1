package dev.pullpolicy.config;

import dev.pullpolicy.policy.Assignment;
import dev.pullpolicy.policy.Exemption;
import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.policy.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds what is legal in a document but surely wrong. Better one doubt too few: a document that can
 * be right has none.
 */
final class Doubts {
  private final Policy policy;
  private final Problems problems = new Problems("doubts");
  private final Places places;
  private final Coverage coverage = new Coverage();
  private final ScopeDoubts scopes;

  Doubts(Policy policy, YamlNode root) {
    this.policy = policy;
    this.places = new Places(root, problems);
    this.scopes = new ScopeDoubts(coverage, new Contradictions(policy.floatingTags()));
  }

  /** The doubts of that day, in the order of the document. */
  List<PolicyProblem> on(LocalDate today) {
    RuleDoubts rules = new RuleDoubts(coverage);
    for (int i = 0; i < policy.rules().size(); i++) {
      Rule rule = policy.rules().get(i);
      scopes.check(entry(Section.RULES, i, rule));
      rules.check(rule, places.entry(Section.RULES, i));
    }
    List<PolicyEntry> defaults = assignments(Section.DEFAULTS, policy.defaults());
    List<PolicyEntry> overrides = assignments(Section.OVERRIDES, policy.overrides());
    new UndoneDoubts(coverage, policy).check(defaults, overrides);
    for (int i = 0; i < policy.exemptions().size(); i++) {
      Exemption exemption = policy.exemptions().get(i);
      Field place = places.entry(Section.EXEMPTIONS, i);
      scopes.check(new PolicyEntry(exemption.name(), exemption.scope(), place));
      expired(exemption, place, today);
    }
    return problems.inOrder();
  }

  private List<PolicyEntry> assignments(Section section, List<Assignment> assignments) {
    List<PolicyEntry> entries =
        IntStream.range(0, assignments.size())
            .mapToObj(i -> entry(section, i, assignments.get(i)))
            .toList();
    entries.forEach(scopes::check);
    if (section == Section.DEFAULTS) {
      entries.forEach(UnreachedDefaults::check);
    }
    new ShadowDoubts(coverage, policy.exemptions()).check(entries);
    new WrittenDoubts(coverage, policy).check(entries, assignments, rules());
    return entries;
  }

  private List<PolicyEntry> rules() {
    return IntStream.range(0, policy.rules().size())
        .mapToObj(i -> entry(Section.RULES, i, policy.rules().get(i)))
        .toList();
  }

  private PolicyEntry entry(Section section, int index, Rule rule) {
    return new PolicyEntry(rule.name(), rule.scope(), places.entry(section, index));
  }

  private PolicyEntry entry(Section section, int index, Assignment assignment) {
    return new PolicyEntry(assignment.name(), assignment.scope(), places.entry(section, index));
  }

  private static void expired(Exemption exemption, Field place, LocalDate today) {
    exemption
        .expires()
        .filter(day -> !today.isBefore(day))
        .ifPresent(
            day ->
                Places.fieldOrOwner(place, "expires")
                    .problem(
                        "%s no longer holds since %s; remove it, or give it a later day"
                            .formatted(exemption.name(), day)));
  }
}
