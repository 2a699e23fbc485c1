package dev.pullpolicy.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Applies a policy's rules to one image use whose judged pull policy is known. */
final class RuleJudge {
  private final Policy policy;
  private final JudgedUse use;
  private final Exemptions exemptions;

  RuleJudge(Policy policy, JudgedUse use, Exemptions exemptions) {
    this.policy = policy;
    this.use = use;
    this.exemptions = exemptions;
  }

  /** What is surely broken; the rules of which that cannot be told go to {@code unknown}. */
  List<Violation> judge(Subject subject, Set<String> unknown) {
    List<Violation> violations = new ArrayList<>(0);
    for (Rule rule : policy.rules()) {
      Truth judged = rule.scope().test(subject);
      if (judged == Truth.FALSE) {
        continue;
      }
      judged = judged.and(exemptions.looksAt(rule.name()));
      List<Violation> broken =
          judged == Truth.FALSE ? List.of() : broken(rule, subject, reportedBy(rule));
      if (judged == Truth.TRUE && !mayBeReported(rule)) {
        violations.addAll(broken);
      } else if (!broken.isEmpty()) {
        unknown.add(rule.name());
      }
    }
    return violations;
  }

  private Optional<String> reportedBy(Rule rule) {
    return exemptions.reportedBy(rule.name()).or(policy::reportedByEnforcement);
  }

  /** Whether it cannot be told if the rule is only reported. */
  private boolean mayBeReported(Rule rule) {
    return reportedBy(rule).isEmpty() && exemptions.actsOn(rule.name()) == Truth.UNKNOWN;
  }

  private List<Violation> broken(Rule rule, Subject subject, Optional<String> reportedBy) {
    List<Violation> broken = new ArrayList<>(0);
    for (Requirement requirement : rule.requirements()) {
      if (use.concerns(requirement)) {
        requirement
            .check(subject, rule.scope())
            .map(
                breach ->
                    new Violation(
                        rule.name(),
                        Violation.Kind.RULE,
                        subject.use(),
                        requirement.field(subject.use()),
                        action(rule, requirement, subject),
                        breach,
                        rule.reason(),
                        reportedBy))
            .ifPresent(broken::add);
      }
    }
    return broken;
  }

  private static Action action(Rule rule, Requirement requirement, Subject subject) {
    boolean mayRefuse = subject.context().isPod() || !requirement.refusesPodsOnly();
    return mayRefuse ? rule.action() : rule.action().atMost(Action.WARN);
  }
}
