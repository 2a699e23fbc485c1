package dev.pullpolicy.config;

import dev.pullpolicy.image.Ascii;
import dev.pullpolicy.policy.Glob;
import dev.pullpolicy.policy.Printable;
import java.util.Optional;

/**
 * What a glob is over. One with a character that no such name has would never match: mostly a
 * {@code ?} or {@code [a-z]} of a richer syntax.
 */
enum GlobSyntax {
  /** DNS labels. */
  NAMESPACE("namespace name", "a-z0-9", "-"),
  /** DNS labels. */
  CONTAINER("container or volume name", "a-z0-9", "-"),
  /** {@code [A-Za-z0-9_][A-Za-z0-9_.-]{0,127}}, of the grammar of references. */
  TAG("tag", "A-Za-z0-9", "_.-"),
  /** Any text that can be seen. */
  REQUESTER("user or group", "", ""),
  /** A namespace and a DNS name. */
  SERVICE_ACCOUNT("service account", "a-z0-9", "-.:");

  /** {@code system:serviceaccount:} with the longest namespace and name is shorter. */
  private static final int MAX_LENGTH = 512;

  private final String noun;
  private final String alphanumerics;
  private final String others;

  GlobSyntax(String noun, String alphanumerics, String others) {
    this.noun = noun;
    this.alphanumerics = alphanumerics;
    this.others = others;
  }

  /** The glob that the field holds. */
  Optional<Glob> read(Field field) {
    return field.text(this::problem).map(Glob::new);
  }

  private Optional<String> problem(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return Optional.of(
          "must be 1 to %d characters; \"*\" matches every %s".formatted(MAX_LENGTH, noun));
    }
    if (this == SERVICE_ACCOUNT && text.chars().filter(c -> c == ':').count() != 1) {
      return Optional.of(
          "must be namespace:name; write \"*:%s\" for any namespace".formatted(nameIn(text)));
    }
    return text.codePoints().allMatch(this::allows) ? Optional.empty() : Optional.of(characters());
  }

  private static String nameIn(String text) {
    return Printable.escaped(text.substring(text.lastIndexOf(':') + 1));
  }

  private boolean allows(int c) {
    if (this == REQUESTER) {
      return LineSyntax.isVisible(c);
    }
    boolean isUpper = c >= 'A' && c <= 'Z';
    return c == '*'
        || others.indexOf(c) >= 0
        || (Ascii.isAlphanumeric(c) && (!isUpper || alphanumerics.startsWith("A")));
  }

  private String characters() {
    if (this == REQUESTER) {
      return "must have visible characters only, \"*\" for any run of them";
    }
    return "a %s has only %s and %s; \"*\" stands for any run of characters"
        .formatted(noun, alphanumerics, String.join(" ", others.split("")));
  }
}
