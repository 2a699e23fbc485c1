package dev.pullpolicy.report;

/**
 * Breaks sentences for a terminal, between words only: a path or an image is to be copied whole,
 * even where it does not fit.
 */
final class Wrapping {
  /** Below this, text beside an indent would be a column of words. */
  private static final int MIN_COLUMNS = 30;

  private Wrapping() {}

  /**
   * The text with lines of at most that width, all but the first after the indent. Where what is
   * left beside the indent is too narrow, and with a width of 0, it is not broken.
   */
  static String hanging(String text, int indent, int width) {
    if (width - indent < MIN_COLUMNS) {
      return text;
    }
    StringBuilder result = new StringBuilder(text.length() + 64);
    int column = indent;
    for (String word : text.split(" ", -1)) {
      int length = word.codePointCount(0, word.length());
      boolean isFirst = result.isEmpty();
      if (!isFirst && column + 1 + length > width && mayStartLine(word)) {
        result.append('\n').append(" ".repeat(indent)).append(word);
        column = indent + length;
      } else {
        result.append(isFirst ? "" : " ").append(word);
        column += length + (isFirst ? 0 : 1);
      }
    }
    return result.toString();
  }

  private static boolean mayStartLine(String word) {
    return !word.isEmpty() && !word.startsWith(OneLine.COMMAND_START);
  }
}
