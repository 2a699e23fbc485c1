package dev.pullpolicy.policy;

import java.util.Optional;

/**
 * Finds out whether a stale default matters: the pods would be given something else if it were
 * computed again. Where that, or an exemption, depends on namespace labels that are not known,
 * nothing is said: a stale default refuses nothing.
 */
final class StaleDefaultJudge {
  private final Policy policy;

  StaleDefaultJudge(Policy policy) {
    this.policy = policy;
  }

  /** The stale default of that subject, with why nothing is written of it. */
  Optional<StaleDefault> judge(StaleDefault stale, Subject subject) {
    Exemptions exemptions = Exemptions.of(policy.exemptions(), subject);
    if (policy.staleDefaults() == Policy.StaleDefaults.IGNORE
        || exemptions.looksAtStaleDefaults() != Truth.TRUE
        || !matters(stale, subject.ofItsPods())) {
      return Optional.empty();
    }
    return Optional.of(
        stale.reportedBy(exemptions.staleDefaultsReportedBy().or(policy::reportedByEnforcement)));
  }

  private boolean matters(StaleDefault stale, Subject pods) {
    if (pods.pullPolicy().isEmpty()) {
      return false;
    }
    Resolver resolver = new Resolver(policy, pods);
    Resolver.Possible left = resolver.actual(pods.pullPolicy().get());
    Resolver.Possible anew = resolver.actual(stale.now());
    return left.agree() && anew.agree() && left.any().pullPolicy() != anew.any().pullPolicy();
  }
}
