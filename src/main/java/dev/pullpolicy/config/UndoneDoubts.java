package dev.pullpolicy.config;

import dev.pullpolicy.policy.Assignment;
import dev.pullpolicy.policy.Condition;
import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.policy.Scope;
import dev.pullpolicy.policy.Selector;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Doubts about overrides that select by pull policy and whose value never stands: what one writes
 * brings another entry into scope that writes something else. It is told only where nothing else
 * can come between.
 */
final class UndoneDoubts {
  private final Coverage coverage;
  private final Policy policy;

  UndoneDoubts(Coverage coverage, Policy policy) {
    this.coverage = coverage;
    this.policy = policy;
  }

  void check(List<PolicyEntry> defaults, List<PolicyEntry> overrides) {
    boolean canBeExempted =
        policy.exemptions().stream()
            .anyMatch(e -> !e.names().isEmpty() || selectsByPullPolicy(e.scope()));
    if (canBeExempted) {
      return;
    }
    List<Integer> selecting = selecting();
    if (selecting.size() == 2) {
      undoing(overrides, selecting.get(0), selecting.get(1));
    }
    if (policy.overrides().size() == 1 && !defaults.isEmpty()) {
      followed(overrides.get(0), defaults.get(0));
    }
  }

  private List<Integer> selecting() {
    return IntStream.range(0, policy.overrides().size())
        .filter(i -> selectsByPullPolicy(policy.overrides().get(i).scope()))
        .boxed()
        .toList();
  }

  private static boolean selectsByPullPolicy(Scope scope) {
    return scope.conditions().anyMatch(Condition.PullPolicies.class::isInstance);
  }

  private void undoing(List<PolicyEntry> overrides, int first, int second) {
    Assignment a = policy.overrides().get(first);
    Assignment b = policy.overrides().get(second);
    if (turns(a, b.pullPolicy())
        && turns(b, a.pullPolicy())
        && coverage.covers(a.scope(), b.scope(), Condition.PullPolicies.class::isInstance)
        && coverage.covers(b.scope(), a.scope(), Condition.PullPolicies.class::isInstance)) {
      overrides
          .get(second)
          .place()
          .problem(
              "%s and %s undo each other, so that nothing changes; keep one of them"
                  .formatted(b.name(), overrides.get(first).described()));
    }
  }

  /** Whether it writes over that policy everywhere in its scope, and not over its own. */
  private static boolean turns(Assignment override, ImagePullPolicy from) {
    List<Selector> match = override.scope().match();
    return match.size() == 1
        && selects(match.get(0), from)
        && !selects(match.get(0), override.pullPolicy())
        && !selectsByPullPolicy(new Scope(List.of(), override.scope().except()));
  }

  private static boolean selects(Selector selector, ImagePullPolicy wanted) {
    return selector.conditions().stream()
        .noneMatch(c -> c instanceof Condition.PullPolicies p && !p.policies().contains(wanted));
  }

  /** What the only override writes is Kubernetes' own default, on which the first default acts. */
  private void followed(PolicyEntry override, PolicyEntry first) {
    ImagePullPolicy written = policy.overrides().get(0).pullPolicy();
    Assignment following = policy.defaults().get(0);
    if (following.pullPolicy() != written
        && !override.scope().match().isEmpty()
        && override.scope().match().stream().allMatch(s -> leavesAs(s, written))
        && !selectsByPullPolicy(new Scope(List.of(), override.scope().except()))
        && !selectsByPullPolicy(new Scope(List.of(), following.scope().except()))
        && coverage.covers(following.scope(), override.scope(), c -> holdsAt(c, written))) {
      Places.fieldOrOwner(override.place(), "pullPolicy")
          .problem(
              "is %s, Kubernetes' own default there, over which default %s always writes %s; write"
                      .formatted(written, first.described(), following.pullPolicy())
                  + " that here, or except this from the default");
    }
  }

  /** Whether the override no longer matches what it has written, and a default can. */
  private static boolean leavesAs(Selector selector, ImagePullPolicy written) {
    return !selects(selector, written)
        && UnreachedDefaults.kubernetesDefaults(selector).equals(Set.of(written));
  }

  private static boolean holdsAt(Condition condition, ImagePullPolicy written) {
    return condition instanceof Condition.PullPolicies p && p.policies().contains(written);
  }
}
