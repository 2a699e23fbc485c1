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
import dev.pullpolicy.policy.Selector;
import java.util.List;
import java.util.stream.Stream;

/**
 * Doubts about defaults and overrides whose value a rule always refuses. None where another entry
 * may follow on what was written, or an exemption may hold from the rule.
 */
final class RefusedDefaultDoubts {
  private final Coverage coverage;
  private final Policy policy;
  private final List<PolicyEntry> rules;

  RefusedDefaultDoubts(Coverage coverage, Policy policy, List<PolicyEntry> rules) {
    this.coverage = coverage;
    this.policy = policy;
    this.rules = rules;
  }

  /** Raises them about entries that act. */
  void check(List<PolicyEntry> acting) {
    if (policy.enforcement() == Policy.Enforcement.ENFORCE && !mayBeWrittenOver()) {
      acting.forEach(this::check);
    }
  }

  private boolean mayBeWrittenOver() {
    return Stream.concat(
            written().map(Assignment::scope),
            policy.exemptions().stream().map(exemption -> exemption.scope()))
        .flatMap(Scope::conditions)
        .anyMatch(Condition.PullPolicies.class::isInstance);
  }

  private Stream<Assignment> written() {
    return Stream.concat(policy.overrides().stream(), policy.defaults().stream());
  }

  private void check(PolicyEntry entry) {
    ImagePullPolicy written =
        written().filter(a -> a.name().equals(entry.name())).findFirst().orElseThrow().pullPolicy();
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
        && policy.exemptions().stream()
            .noneMatch(e -> e.names().isEmpty() || e.names().contains(rule.name()))
        && selectNoPullPolicy(rule.scope().except())
        && coverage.covers(rule.scope(), scope, condition -> holdsOnceWritten(condition, written));
  }

  private static boolean selectNoPullPolicy(List<Selector> selectors) {
    return selectors.stream()
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
