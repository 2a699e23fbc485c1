package dev.pullpolicy.admission;

/** Keeps sentences to one line of a bounded length. */
final class Lines {
  private static final char ELLIPSIS = '…';

  private Lines() {}

  /**
   * The text without control characters and at most that long, cut with {@code …}. What comes from
   * objects is escaped before; this is for what the policy's author wrote.
   */
  static String oneLine(String text, int maxLength) {
    StringBuilder line = new StringBuilder(cut(text, maxLength));
    for (int i = 0; i < line.length(); i++) {
      if (Character.isISOControl(line.charAt(i))) {
        line.setCharAt(i, ' ');
      }
    }
    return line.toString();
  }

  private static String cut(String text, int maxLength) {
    if (text.length() <= maxLength) {
      return text;
    }
    int end = maxLength - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + ELLIPSIS;
  }
}
