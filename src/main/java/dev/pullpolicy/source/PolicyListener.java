package dev.pullpolicy.source;

import dev.pullpolicy.config.ParsedPolicy;

/** Is told what becomes of the policy document. */
@FunctionalInterface
public interface PolicyListener {

  /** Every new status, in order. */
  void changed(PolicyStatus status);

  /** A valid document was read. What becomes of it is settled and told: nothing here changes it. */
  default void read(ParsedPolicy.Valid document) {}
}
