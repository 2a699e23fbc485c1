package dev.pullpolicy.config;

import dev.pullpolicy.policy.Printable;
import java.util.Optional;

/** What a reason may be: one line that ends up in warnings. */
final class LineSyntax {
  /**
   * The API server cuts a warning after 256 characters ({@code admission.md}); a reason shares one
   * with the rule, the container and the values.
   */
  static final int MAX_LENGTH = 200;

  private LineSyntax() {}

  /** What keeps a text from being a reason. */
  static Optional<String> problem(String text) {
    if (text.isBlank()) {
      return Optional.of("must say something; leave it out for no reason");
    }
    if (text.indexOf('\n') >= 0) {
      return Optional.of("must be one line; write it on one, or with >- before it");
    }
    if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
      return Optional.of("must have at most %d characters".formatted(MAX_LENGTH));
    }
    return text.codePoints().allMatch(LineSyntax::isVisible)
        ? Optional.empty()
        : Optional.of("must have no control or direction characters");
  }

  /** Whether a character can be shown as it is. */
  static boolean isVisible(int c) {
    return c == '"' || c == '\\' || Printable.escaped(Character.toString(c)).codePointAt(0) == c;
  }
}
