package dev.pullpolicy.archviolation.image;

import java.util.regex.Pattern;

/** Recurses on groups. */
final class UsesRegularExpression {
  private static final Pattern PATTERN = Pattern.compile("a");

  private UsesRegularExpression() {}

  static boolean matches(String text) {
    return PATTERN.matcher(text).matches();
  }
}
