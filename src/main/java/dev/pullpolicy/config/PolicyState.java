package dev.pullpolicy.config;

import dev.pullpolicy.policy.PolicyEvaluator;
import java.time.Instant;
import java.util.Optional;

/** What is known of the policy in force. */
public sealed interface PolicyState {

  /**
   * This policy.
   *
   * @param since when it came into force
   * @param before what was in force before it; empty where that is not known
   */
  record InForce(PolicySnapshot snapshot, Instant since, Optional<PolicyEvaluator> before)
      implements PolicyState {

    /** This policy, and none before it. */
    public InForce(PolicySnapshot snapshot) {
      this(snapshot, Instant.EPOCH, Optional.empty());
    }
  }

  /** None: there is no document, and that is known. */
  record NothingEnforced() implements PolicyState {}

  /**
   * There may be one, but it is not known: not read yet, or refused at the start. No request can be
   * decided.
   */
  record NotKnown(String why) implements PolicyState {}
}
