package dev.pullpolicy.config;

import java.time.Instant;

/** What is known of the policy in force. */
public sealed interface PolicyState {

  /** This policy, since then. */
  record InForce(PolicySnapshot snapshot, Instant since) implements PolicyState {}

  /** None: there is no document, and that is known. */
  record NothingEnforced() implements PolicyState {}

  /**
   * There may be one, but it is not known: not read yet, or refused at the start. No request can be
   * decided.
   */
  record NotKnown(String why) implements PolicyState {}
}
