package dev.pullpolicy.image;

/**
 * Lower case as Go's {@code strings.ToLower} has it: each character for itself, where {@link
 * String#toLowerCase()} makes two of U+0130. Which characters are capital letters is a matter of
 * the Unicode version; a later one than ours gives another error to a text that is none anyway.
 */
final class LowerCase {
  private LowerCase() {}

  static boolean is(String text, int from, int to) {
    for (int i = from; i < to; ) {
      int c = text.codePointAt(i);
      if (Character.toLowerCase(c) != c) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }

  static String of(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
    return lower.toString();
  }
}
