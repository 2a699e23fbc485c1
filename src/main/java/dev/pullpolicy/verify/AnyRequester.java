package dev.pullpolicy.verify;

import dev.pullpolicy.policy.Assignment;
import dev.pullpolicy.policy.Condition;
import dev.pullpolicy.policy.Exemption;
import dev.pullpolicy.policy.LabelSelector;
import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.policy.PolicyContext;
import dev.pullpolicy.policy.Rule;
import dev.pullpolicy.policy.Scope;
import dev.pullpolicy.policy.Selector;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A policy as it is for whoever asks. Who runs this is not known here, but exemptions select by it;
 * what depends on that must be undecided. The evaluator knows one thing that may be unknown, the
 * labels of namespaces: what selects by them is decided beforehand, since they are known, and what
 * selects by the requester takes their place.
 */
final class AnyRequester {
  private static final Condition UNKNOWN =
      new Condition.NamespaceLabels(new LabelSelector(List.of()));
  private static final Condition ALWAYS = new Condition.Kinds(Set.of(PolicyContext.POD));
  private static final Condition NEVER = new Condition.Kinds(Set.of());

  private final Map<String, String> labels;

  private AnyRequester(Map<String, String> labels) {
    this.labels = labels;
  }

  /** The policy for Pods of a namespace with those labels. */
  static Policy of(Policy policy, Map<String, String> labels) {
    AnyRequester any = new AnyRequester(labels);
    return new Policy(
        policy.enforcement(),
        policy.floatingTags(),
        policy.defaults().stream().map(any::assignment).toList(),
        policy.overrides().stream().map(any::assignment).toList(),
        policy.rules().stream().map(any::rule).toList(),
        policy.staleDefaults(),
        policy.exemptions().stream().map(any::exemption).toList(),
        policy.workloads());
  }

  private Assignment assignment(Assignment each) {
    return new Assignment(each.name(), scope(each.scope()), each.pullPolicy(), each.reason());
  }

  private Rule rule(Rule each) {
    return new Rule(
        each.name(), scope(each.scope()), each.requirements(), each.action(), each.reason());
  }

  private Exemption exemption(Exemption each) {
    return new Exemption(
        each.name(),
        scope(each.scope()),
        each.names(),
        each.effect(),
        each.expires(),
        each.reason());
  }

  private Scope scope(Scope scope) {
    return new Scope(selectors(scope.match()), selectors(scope.except()));
  }

  private List<Selector> selectors(List<Selector> selectors) {
    return selectors.stream()
        .map(each -> new Selector(each.conditions().stream().map(this::condition).toList()))
        .toList();
  }

  private Condition condition(Condition condition) {
    if (condition instanceof Condition.NamespaceLabels known) {
      return known.selector().matches(labels) ? ALWAYS : NEVER;
    }
    return condition instanceof Condition.Users
            || condition instanceof Condition.Groups
            || condition instanceof Condition.ServiceAccounts
        ? UNKNOWN
        : condition;
  }
}
