package dev.pullpolicy.config;

import dev.pullpolicy.image.Ascii;
import java.util.Optional;

/**
 * The syntax of names, label keys and label values, as Kubernetes checks them.
 *
 * <p>Source: {@code IsDNS1123Label}, {@code IsQualifiedName} and {@code IsValidLabelValue} in
 * {@code apimachinery/pkg/util/validation/validation.go}.
 */
final class LabelSyntax {
  /** A DNS label (RFC 1123), the name of a label, and a label's value. */
  static final int MAX_NAME = 63;

  /** A DNS name (RFC 1123), the prefix of a label's key. */
  private static final int MAX_PREFIX = 253;

  private LabelSyntax() {}

  /** What keeps a text from being a lower-case DNS label. */
  static Optional<String> nameProblem(String text) {
    return isDnsLabel(text)
        ? Optional.empty()
        : Optional.of(
            "must be 1 to 63 of a-z, 0-9 and -, beginning and ending with a letter or digit");
  }

  /** What keeps a text from being the key of a label. */
  static Optional<String> keyProblem(String text) {
    int slash = text.indexOf('/');
    if (slash >= 0 && !isDnsName(text.substring(0, slash))) {
      return Optional.of("must be a label key; the part before \"/\" must be a DNS name");
    }
    return isLabelName(text.substring(slash + 1))
        ? Optional.empty()
        : Optional.of(
            "must be a label key: 1 to 63 letters, digits, -, _ and ., beginning and ending with"
                + " a letter or digit, after an optional DNS name and \"/\"");
  }

  /** What keeps a text from being the value of a label. */
  static Optional<String> valueProblem(String text) {
    return text.isEmpty() || isLabelName(text)
        ? Optional.empty()
        : Optional.of(
            "must be a label value: at most 63 letters, digits, -, _ and ., beginning and ending"
                + " with a letter or digit");
  }

  /** Whether the text is a lower-case DNS name. */
  static boolean isDnsName(String text) {
    if (text.length() > MAX_PREFIX) {
      return false;
    }
    for (String label : text.split("\\.", -1)) {
      if (!isDnsLabel(label)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDnsLabel(String text) {
    return isLabelName(text)
        && text.chars().noneMatch(c -> c == '_' || c == '.' || (c >= 'A' && c <= 'Z'));
  }

  private static boolean isLabelName(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_NAME
        && Ascii.isAlphanumeric(text.charAt(0))
        && Ascii.isAlphanumeric(text.charAt(text.length() - 1))
        && text.chars().allMatch(c -> Ascii.isAlphanumeric(c) || c == '-' || c == '_' || c == '.');
  }
}
