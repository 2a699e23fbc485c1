package dev.pullpolicy.policy;

import java.util.List;

/** A selector: all of its fields must hold. It has at least one. */
public record Selector(List<Condition> conditions) {

  /**
   * Copies.
   *
   * @throws IllegalArgumentException without a condition
   */
  public Selector {
    conditions = List.copyOf(conditions);
    if (conditions.isEmpty()) {
      throw new IllegalArgumentException("a selector has at least one field");
    }
  }

  /** Whether all fields hold. */
  public Truth test(Subject subject) {
    Truth result = Truth.TRUE;
    for (Condition condition : conditions) {
      result = result.and(condition.test(subject));
      if (result == Truth.FALSE) {
        return result;
      }
    }
    return result;
  }
}
