package dev.pullpolicy.image;

/**
 * Classes of characters in the grammars of references, names and labels: none goes beyond ASCII.
 */
public final class Ascii {
  private Ascii() {}

  /** A decimal digit. */
  public static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** A lower-case letter. */
  public static boolean isLowerLetter(int c) {
    return c >= 'a' && c <= 'z';
  }

  /** A letter. */
  public static boolean isLetter(int c) {
    return isLowerLetter(c) || (c >= 'A' && c <= 'Z');
  }

  /** A letter or a digit. */
  public static boolean isAlphanumeric(int c) {
    return isDigit(c) || isLetter(c);
  }

  static boolean isHex(int c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /** Whether all characters from there on are hexadecimal digits. */
  static boolean isHex(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (!isHex(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
