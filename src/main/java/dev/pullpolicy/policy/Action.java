package dev.pullpolicy.policy;

/** What a broken rule does; later ones are stricter. */
public enum Action {
  /** Admits and records only. */
  AUDIT("Audit"),
  /** Admits with a warning that kubectl prints. */
  WARN("Warn"),
  /** Refuses. */
  DENY("Deny");

  private final String word;

  Action(String word) {
    this.word = word;
  }

  /** The milder of the two. */
  Action atMost(Action bound) {
    return compareTo(bound) <= 0 ? this : bound;
  }

  @Override
  public String toString() {
    return word;
  }
}
