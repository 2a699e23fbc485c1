package dev.pullpolicy.metrics;

/** Which webhook a request was sent to, as logs and the label {@code webhook} name it. */
public enum Endpoint {
  /** {@code POST /mutate}. */
  MUTATE("mutate"),
  /** {@code POST /validate}. */
  VALIDATE("validate"),
  /** {@code POST /policy}. */
  POLICY("policy"),
  /** A path at which there is none. */
  NONE("none");

  private final String word;

  Endpoint(String word) {
    this.word = word;
  }

  /** The webhook at that path; {@link #NONE} for every other path. */
  public static Endpoint at(String path) {
    return switch (path) {
      case "/mutate", "/mutate/" -> MUTATE;
      case "/validate", "/validate/" -> VALIDATE;
      case "/policy", "/policy/" -> POLICY;
      default -> NONE;
    };
  }

  @Override
  public String toString() {
    return word;
  }
}
