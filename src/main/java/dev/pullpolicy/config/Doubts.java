package dev.pullpolicy.config;

import dev.pullpolicy.policy.Assignment;
import dev.pullpolicy.policy.Exemption;
import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.policy.Rule;
import dev.pullpolicy.policy.Scope;
import dev.pullpolicy.yaml.YamlNode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds what is legal in a document but surely wrong. Better one doubt too few: a document that can
 * be right has none.
 */
final class Doubts {
  private final Policy policy;
  private final Problems problems = new Problems("doubts");
  private final Places places;

  Doubts(Policy policy, YamlNode root) {
    this.policy = policy;
    this.places = new Places(root, problems);
  }

  /** The doubts of that day. */
  ParsedPolicy.Doubted on(LocalDate today) {
    List<PolicyEntry> written =
        Stream.concat(
                entries(Section.OVERRIDES, policy.overrides(), Assignment::name, Assignment::scope),
                entries(Section.DEFAULTS, policy.defaults(), Assignment::name, Assignment::scope))
            .toList();
    List<PolicyEntry> rules =
        entries(Section.RULES, policy.rules(), Rule::name, Rule::scope).toList();
    List<PolicyEntry> exemptions =
        entries(Section.EXEMPTIONS, policy.exemptions(), Exemption::name, Exemption::scope)
            .toList();

    Coverage coverage = new Coverage();
    EmptyScopeDoubts scopes =
        new EmptyScopeDoubts(coverage, new Contradictions(policy.floatingTags()));
    Stream.of(written, rules, exemptions).flatMap(List::stream).forEach(scopes::check);
    List<PolicyEntry> acting =
        new ShadowedEntryDoubts(coverage, policy.exemptions()).check(written);
    new RefusedDefaultDoubts(coverage, policy, rules).check(acting);
    expired(exemptions, today);
    return new ParsedPolicy.Doubted(problems.inOrder(), problems.count());
  }

  private <T> Stream<PolicyEntry> entries(
      Section section, List<T> all, Function<T, String> name, Function<T, Scope> scope) {
    return IntStream.range(0, all.size())
        .mapToObj(
            i ->
                new PolicyEntry(
                    section,
                    name.apply(all.get(i)),
                    scope.apply(all.get(i)),
                    places.entry(section, i)));
  }

  private void expired(List<PolicyEntry> entries, LocalDate today) {
    for (int i = 0; i < entries.size(); i++) {
      PolicyEntry entry = entries.get(i);
      policy
          .exemptions()
          .get(i)
          .expires()
          .filter(day -> !today.isBefore(day))
          .ifPresent(
              day ->
                  Places.fieldOrOwner(entry.place(), "expires")
                      .problem(
                          "%s no longer holds since %s; remove it, or give it a later day"
                              .formatted(entry.name(), day)));
    }
  }
}
