package dev.pullpolicy.cli.resolve;

import java.util.List;

/** A text in characters, as {@link dev.pullpolicy.yaml.Position} counts them, and its lines. */
final class SourceText {
  private static final String NEWLINE = "\n";

  private final int[] text;

  SourceText(String text) {
    this.text = text.codePoints().toArray();
  }

  int length() {
    return text.length;
  }

  /** The character there; a line break at the end. */
  int at(int offset) {
    return offset >= 0 && offset < text.length ? text[offset] : '\n';
  }

  String between(int start, int end) {
    return new String(text, start, end - start);
  }

  /** Where the line of that character begins. */
  int lineStart(int offset) {
    int start = offset;
    while (start > 0 && !isBreak(text[start - 1])) {
      start--;
    }
    return start;
  }

  /** Where the line of that character ends, before its line break. */
  int lineEnd(int offset) {
    int end = offset;
    while (end < text.length && !isBreak(text[end])) {
      end++;
    }
    return end;
  }

  /** The line break behind that end of a line; that of the line before at the end of the text. */
  String lineBreak(int lineEnd) {
    int at = lineEnd < text.length ? lineEnd : lineStart(lineEnd) - 1;
    if (at < 0) {
      return NEWLINE;
    }
    if (text[at] == '\n' && at > 0 && text[at - 1] == '\r') {
      at--;
    }
    boolean isPair = text[at] == '\r' && at + 1 < text.length && text[at + 1] == '\n';
    return between(at, at + (isPair ? 2 : 1));
  }

  /** The first character from there on that is no space or tab. */
  int afterBlanks(int offset) {
    int at = offset;
    while (at < text.length && isBlank(text[at])) {
      at++;
    }
    return at;
  }

  /** Behind the last character before that one which is no space and no line break. */
  int beforeSpace(int offset) {
    int end = offset;
    while (end > 0 && (isBlank(text[end - 1]) || isBreak(text[end - 1]))) {
      end--;
    }
    return end;
  }

  /** Whether nothing but spaces stands before it in its line. */
  boolean isFirstInLine(int offset) {
    int before = offset;
    while (before > 0 && isBlank(text[before - 1])) {
      before--;
    }
    return before == 0 || isBreak(text[before - 1]);
  }

  /** Whether nothing but spaces and a comment follows in the line. */
  boolean isLastInLine(int offset) {
    int next = afterBlanks(offset);
    return next == text.length || isBreak(text[next]) || (text[next] == '#' && next > offset);
  }

  /** The text with those edits, which are in order and do not overlap. */
  String with(List<TextEdit> edits) {
    return with(0, text.length, edits);
  }

  /** A part of the text with those edits, which are in it. */
  String with(int start, int end, List<TextEdit> edits) {
    StringBuilder result = new StringBuilder(end - start + 64 * edits.size());
    int from = start;
    for (TextEdit edit : edits) {
      result.append(between(from, edit.start())).append(edit.replacement());
      from = edit.end();
    }
    return result.append(between(from, end)).toString();
  }

  /** Behind the last newline before that character; other line breaks do not count. */
  int newlineBefore(int offset) {
    int start = offset;
    while (start > 0 && text[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  /** Behind the next newline from that character on, or the end of the text. */
  int newlineAfter(int offset) {
    int end = offset;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, text.length);
  }

  /** A byte order mark takes no column. */
  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t' || c == 0xFEFF;
  }

  /** As the YAML library sees them. */
  private static boolean isBreak(int c) {
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
  }
}
