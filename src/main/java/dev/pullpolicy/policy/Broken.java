package dev.pullpolicy.policy;

import java.util.Optional;

/** A requirement of a rule that a subject breaks, before it is put into words. */
record Broken(Rule rule, Requirement requirement, Subject subject, Optional<String> reportedBy) {

  /** What the rule asks for: what controllers complete later refuses pods only. */
  Action action() {
    boolean mayRefuse = subject.context().isPod() || !requirement.refusesPodsOnly();
    return mayRefuse ? rule.action() : rule.action().atMost(Action.WARN);
  }

  /** The action that is taken: what is only reported warns at most. */
  Action effectiveAction() {
    return reportedBy.isPresent() ? action().atMost(Action.WARN) : action();
  }

  /** In words. */
  Violation violation() {
    return new Violation(
        rule.name(),
        Violation.Kind.RULE,
        subject.use(),
        requirement.field(subject.use()),
        action(),
        requirement.breach(subject, rule.scope()),
        rule.reason(),
        reportedBy);
  }
}
