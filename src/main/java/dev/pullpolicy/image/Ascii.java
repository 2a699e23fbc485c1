package dev.pullpolicy.image;

/** Classes of characters in the grammar of references, none of which has any beyond ASCII. */
final class Ascii {
  private Ascii() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLowerLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isLetter(char c) {
    return isLowerLetter(c) || (c >= 'A' && c <= 'Z');
  }

  static boolean isAlphanumeric(char c) {
    return isDigit(c) || isLetter(c);
  }

  static boolean isHex(char c) {
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
