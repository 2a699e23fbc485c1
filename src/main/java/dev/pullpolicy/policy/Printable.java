package dev.pullpolicy.policy;

/**
 * Text from outside, made fit for a sentence. Names, images and users are written by anyone who may
 * create a pod; in a message, a warning or a log they must not end a line, hide or reorder text.
 */
public final class Printable {
  /** An image that can be pulled has at most a host of 253, a path of 255 and a tag of 128. */
  private static final int MAX_LENGTH = 640;

  private Printable() {}

  /** The text in double quotes, escaped, cut with {@code …} after 640 characters. */
  public static String quoted(String text) {
    return '"' + escaped(text) + '"';
  }

  /**
   * The text as it is, but for every character that is not visible or not a space, which becomes
   * {@code \}{@code uXXXX}; cut with {@code …} after 640 characters. For text of the policy itself.
   */
  public static String line(String text) {
    return print(text, "");
  }

  /**
   * As {@link #line}, with quotes and backslashes escaped too, so that nothing can pretend to be
   * the end of the text.
   */
  public static String escaped(String text) {
    return print(text, "\"\\");
  }

  private static String print(String text, String specials) {
    StringBuilder result = new StringBuilder(Math.min(text.length(), MAX_LENGTH) + 2);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (i > MAX_LENGTH) {
        return result.append('…').toString();
      }
      append(result, c, specials);
    }
    return result.toString();
  }

  private static void append(StringBuilder result, int c, String specials) {
    if (specials.indexOf(c) >= 0) {
      result.append('\\').append((char) c);
    } else if (isVisible(c)) {
      result.appendCodePoint(c);
    } else {
      for (char unit : Character.toChars(c)) {
        result.append(String.format("\\u%04x", (int) unit));
      }
    }
  }

  /** Whether a character shows as itself: a space does; control and bidi characters do not. */
  public static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}
