package dev.pullpolicy.config;

/** The document cannot be read to its end, so that its fields cannot be looked at. */
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient PolicyProblem problem;

  UnreadableException(Position at, String message) {
    super(message);
    this.problem = new PolicyProblem("", at.line(), at.column(), message);
  }

  /** Where and why. */
  PolicyProblem problem() {
    return problem;
  }
}
