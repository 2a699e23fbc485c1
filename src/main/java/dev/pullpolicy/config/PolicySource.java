package dev.pullpolicy.config;

import java.util.Optional;

/** Where the policy in force is asked for, at every request. */
public interface PolicySource {

  /** The last valid policy; empty where there is none, and then nothing is enforced. */
  Optional<PolicySnapshot> current();
}
