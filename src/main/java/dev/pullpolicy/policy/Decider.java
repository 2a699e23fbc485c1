package dev.pullpolicy.policy;

/**
 * What decided a resolved policy.
 *
 * @param name the override's or default's name; empty for the others
 */
public record Decider(Kind kind, String name) {

  /** In order of precedence. */
  public enum Kind {
    /** An override of the policy document. */
    OVERRIDE("override"),
    /** The author: the declared value differs from the Kubernetes default. */
    CHOSEN("chosen"),
    /** A default of the policy document. */
    DEFAULT("default"),
    /** {@code staleDefaults: Reset}: Kubernetes' own default for the image that is new. */
    STALE_DEFAULT("staleDefaults"),
    /** Kubernetes' own default. */
    KUBERNETES_DEFAULT("Kubernetes default");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  @Override
  public String toString() {
    return name.isEmpty() ? kind.toString() : kind + " " + name;
  }
}
