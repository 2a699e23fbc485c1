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
  List<Broken> judge(Subject subject, Set<String> unknown) {
    List<Broken> all = new ArrayList<>(0);
    for (Rule rule : policy.rules()) {
      Truth judged = rule.scope().test(subject);
      if (judged == Truth.FALSE) {
        continue;
      }
      judged = judged.and(exemptions.looksAt(rule.name()));
      if (judged == Truth.TRUE && !mayBeReported(rule)) {
        addBroken(rule, subject, all);
      } else if (judged != Truth.FALSE && isBroken(rule, subject)) {
        unknown.add(rule.name());
      }
    }
    return all;
  }

  private Optional<String> reportedBy(Rule rule) {
    return exemptions.reportedBy(rule.name()).or(policy::reportedByEnforcement);
  }

  /** Whether it cannot be told if the rule is only reported. */
  private boolean mayBeReported(Rule rule) {
    return exemptions.actsOn(rule.name()) == Truth.UNKNOWN && reportedBy(rule).isEmpty();
  }

  private void addBroken(Rule rule, Subject subject, List<Broken> all) {
    Optional<String> reportedBy = reportedBy(rule);
    for (Requirement requirement : rule.requirements()) {
      if (isBroken(requirement, subject)) {
        all.add(new Broken(rule, requirement, subject, reportedBy));
      }
    }
  }

  private boolean isBroken(Rule rule, Subject subject) {
    return rule.requirements().stream().anyMatch(requirement -> isBroken(requirement, subject));
  }

  private boolean isBroken(Requirement requirement, Subject subject) {
    return use.concerns(requirement) && !requirement.holds(subject);
  }
}
