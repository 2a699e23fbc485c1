package dev.pullpolicy.config;

import dev.pullpolicy.policy.Condition;
import dev.pullpolicy.policy.RequiredImages;
import dev.pullpolicy.policy.RequiredPullPolicies;
import dev.pullpolicy.policy.RequiredReferences;
import dev.pullpolicy.policy.Requirement;
import dev.pullpolicy.policy.Rule;
import dev.pullpolicy.policy.Selector;
import java.util.Optional;
import java.util.Set;

/** Doubts about {@code require}: that whatever a rule matches satisfies it. */
final class RuleDoubts {
  private final Coverage coverage;

  RuleDoubts(Coverage coverage) {
    this.coverage = coverage;
  }

  void check(Rule rule, Field place) {
    Field require = Places.fieldOrOwner(place, "require");
    if (!rule.scope().match().isEmpty()
        && rule.requirements().stream().allMatch(requirement -> isMet(rule, requirement))) {
      require.problem(
          "%s can never be broken: whatever it matches satisfies it; change match or require"
              .formatted(rule.name()));
    }
    for (Requirement requirement : rule.requirements()) {
      if (requirement instanceof RequiredImages images) {
        Places.field(require, "images")
            .ifPresent(list -> ScopeDoubts.redundant(list, images.patterns()));
      }
    }
  }

  private boolean isMet(Rule rule, Requirement requirement) {
    Optional<Condition> required = asCondition(requirement);
    return required.isPresent()
        && rule.scope().match().stream().allMatch(selector -> isMet(selector, required.get()));
  }

  private boolean isMet(Selector selector, Condition required) {
    return selector.conditions().stream()
        .anyMatch(condition -> coverage.covers(required, condition));
  }

  /** The condition that holds where the requirement does; pods alone can meet the others. */
  private static Optional<Condition> asCondition(Requirement requirement) {
    if (requirement instanceof RequiredPullPolicies policies) {
      return Optional.of(new Condition.PullPolicies(Set.copyOf(policies.allowed())));
    }
    if (requirement instanceof RequiredReferences references) {
      return Optional.of(new Condition.References(Set.copyOf(references.allowed())));
    }
    return requirement instanceof RequiredImages images
        ? Optional.of(new Condition.Images(images.patterns()))
        : Optional.empty();
  }
}
