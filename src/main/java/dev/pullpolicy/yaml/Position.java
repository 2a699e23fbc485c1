package dev.pullpolicy.yaml;

import java.util.Comparator;
import org.yaml.snakeyaml.error.Mark;

/**
 * A place in a document, counted in characters.
 *
 * @param line from 1
 * @param column from 1
 * @param offset characters before it, from 0
 */
public record Position(int line, int column, int offset) implements Comparable<Position> {
  /** The beginning of the document. */
  public static final Position START = new Position(1, 1, 0);

  private static final Comparator<Position> ORDER =
      Comparator.comparingInt(Position::line).thenComparingInt(Position::column);

  /** Where the YAML library's mark, counted from 0, stands. */
  static Position of(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1, mark.getIndex());
  }

  /** Where the text that follows {@code before} begins. */
  static Position after(CharSequence before) {
    int line = 1;
    int column = 1;
    int offset = 0;
    for (int i = 0; i < before.length(); i++) {
      char c = before.charAt(i);
      if (!Character.isLowSurrogate(c)) {
        column++;
        offset++;
      }
      if (c == '\n') {
        line++;
        column = 1;
      }
    }
    return new Position(line, column, offset);
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
