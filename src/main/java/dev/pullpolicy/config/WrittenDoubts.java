package dev.pullpolicy.config;

import dev.pullpolicy.policy.Action;
import dev.pullpolicy.policy.Assignment;
import dev.pullpolicy.policy.Condition;
import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.policy.PolicyContext;
import dev.pullpolicy.policy.RequiredPullPolicies;
import dev.pullpolicy.policy.Rule;
import dev.pullpolicy.policy.Scope;
import java.util.List;
import java.util.stream.Stream;

/** Doubts about what defaults and overrides write: that a rule always refuses it. */
final class WrittenDoubts {
  private final Coverage coverage;
  private final Policy policy;

  WrittenDoubts(Coverage coverage, Policy policy) {
    this.coverage = coverage;
    this.policy = policy;
  }

  void check(List<PolicyEntry> entries, List<Assignment> assignments, List<PolicyEntry> rules) {
    if (mayBeWrittenOver()) {
      return;
    }
    for (int i = 0; i < entries.size(); i++) {
      check(entries.get(i), assignments.get(i).pullPolicy(), rules);
    }
  }

  /** Whether another entry can follow on what was written: one selects by pull policy. */
  private boolean mayBeWrittenOver() {
    return Stream.of(
            policy.defaults().stream().map(Assignment::scope),
            policy.overrides().stream().map(Assignment::scope),
            policy.exemptions().stream().map(exemption -> exemption.scope()))
        .flatMap(scopes -> scopes)
        .flatMap(Scope::conditions)
        .anyMatch(Condition.PullPolicies.class::isInstance);
  }

  private void check(PolicyEntry entry, ImagePullPolicy written, List<PolicyEntry> rules) {
    for (int i = 0; i < rules.size(); i++) {
      if (refuses(policy.rules().get(i), entry.scope(), written)) {
        Places.fieldOrOwner(entry.place(), "pullPolicy")
            .problem(
                "is %s, which rule %s always refuses; write one that the rule allows, or except"
                        .formatted(written, rules.get(i).described())
                    + " this from the rule");
        return;
      }
    }
  }

  private boolean refuses(Rule rule, Scope scope, ImagePullPolicy written) {
    return rule.action() == Action.DENY
        && rule.requirements().stream()
            .anyMatch(r -> r instanceof RequiredPullPolicies p && !p.allowed().contains(written))
        && policy.exemptions().stream().noneMatch(e -> e.names().contains(rule.name()))
        && selectsNoPullPolicyInExcept(rule.scope())
        && coverage.covers(rule.scope(), scope, condition -> holdsOnceWritten(condition, written));
  }

  private static boolean selectsNoPullPolicyInExcept(Scope scope) {
    return scope.except().stream()
        .flatMap(selector -> selector.conditions().stream())
        .noneMatch(Condition.PullPolicies.class::isInstance);
  }

  /** Rules judge pods, with the pull policy that was written. */
  private static boolean holdsOnceWritten(Condition condition, ImagePullPolicy written) {
    return (condition instanceof Condition.PullPolicies policies
            && policies.policies().contains(written))
        || (condition instanceof Condition.Kinds kinds
            && kinds.kinds().contains(PolicyContext.POD));
  }
}
