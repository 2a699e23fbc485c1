package dev.pullpolicy.config;

/** Where the policy in force is asked for, at every request. */
public interface PolicySource {

  /** The last valid policy, or why there is none. */
  PolicyState current();
}
