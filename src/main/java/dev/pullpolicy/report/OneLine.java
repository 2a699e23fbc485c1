package dev.pullpolicy.report;

import dev.pullpolicy.policy.Printable;
import java.util.regex.Matcher;

/**
 * Text from outside as it may stand in a line of a report. Reports are printed on terminals and in
 * the logs of pipelines, whose runners take some lines for commands: a name must not end a line,
 * colour or reorder it, or become a command.
 *
 * <p>What is not visible becomes {@code \}{@code uXXXX}, and so does the second number sign of two:
 * {@code ##[add-mask]} and {@code ##vso[task.setvariable]} are commands wherever they stand in a
 * line (GitHub's {@code ActionCommand.TryParse}, Azure Pipelines). What is a command only at the
 * start of a line ({@code ::error::}) is for those who start lines.
 */
final class OneLine {
  /** What GitHub takes for a command at the start of a line, after spaces. */
  static final String COMMAND_START = "::";

  /** A path has at most 4,096 bytes; a sentence a few texts of 640 characters, escaped sixfold. */
  private static final int MAX_LENGTH = 16_384;

  private OneLine() {}

  /** The text on one line; cut with {@code …} where it is longer than any that is to be read. */
  static String of(String text) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder line = new StringBuilder(Math.min(text.length(), MAX_LENGTH) + 8);
    int previous = 0;
    for (int i = 0; i < text.length() && line.length() < MAX_LENGTH; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      append(line, previous, c);
      previous = c;
      if (line.length() >= MAX_LENGTH && i < text.length()) {
        line.append('…');
      }
    }
    return line.toString();
  }

  /** The text as it may start a line: a colon of two is escaped where they make a command. */
  static String starting(String text) {
    String line = of(text);
    return startsCommand(line)
        ? line.replaceFirst(COMMAND_START, Matcher.quoteReplacement("\\u003a:"))
        : line;
  }

  /** Whether a line that starts with the text is a command; spaces before it make no difference. */
  static boolean startsCommand(String text) {
    return text.stripLeading().startsWith(COMMAND_START);
  }

  /** Most texts are: file names, and sentences that were made fit before. */
  private static boolean isPlain(String text) {
    return text.length() <= MAX_LENGTH
        && text.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '#');
  }

  private static void append(StringBuilder line, int previous, int c) {
    if (Printable.isVisible(c) && !(previous == '#' && c == '#')) {
      line.appendCodePoint(c);
      return;
    }
    for (char unit : Character.toChars(c)) {
      line.append(String.format("\\u%04x", (int) unit));
    }
  }
}
