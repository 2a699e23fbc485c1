package dev.pullpolicy.policy;

import java.util.List;
import java.util.Optional;

/**
 * An entry of {@code rules}: what is refused.
 *
 * @param requirements all of them must hold; at least one
 */
public record Rule(
    String name,
    Scope scope,
    List<Requirement> requirements,
    Action action,
    Optional<String> reason) {

  /**
   * Copies.
   *
   * @throws IllegalArgumentException without a requirement
   */
  public Rule {
    requirements = List.copyOf(requirements);
    if (requirements.isEmpty()) {
      throw new IllegalArgumentException("a rule has at least one requirement");
    }
  }
}
