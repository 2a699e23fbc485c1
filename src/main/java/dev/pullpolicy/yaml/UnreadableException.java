package dev.pullpolicy.yaml;

/** A document cannot be read to its end, so that nothing is known of what is in it. */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Position at;

  UnreadableException(Position at, String message) {
    super(message);
    this.at = at;
  }

  /** Where. */
  public Position at() {
    return at;
  }
}
