package dev.pullpolicy.yaml;

import dev.pullpolicy.policy.Printable;

/** A document cannot be read to its end, so that nothing is known of what is in it. */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Position at;

  UnreadableException(Position at, String message) {
    super(message);
    this.at = at;
  }

  /** A library's words on why a text is not of that syntax, fit to be printed. */
  static String words(String syntax, String problem) {
    String escaped = Printable.escaped(problem);
    return "is not %s: %s".formatted(syntax, escaped.replace("\\\"", "\"").replace("\\\\", "\\"));
  }

  /** Where. */
  public Position at() {
    return at;
  }
}
