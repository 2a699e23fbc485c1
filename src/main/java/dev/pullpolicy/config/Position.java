package dev.pullpolicy.config;

import java.util.Comparator;
import org.yaml.snakeyaml.error.Mark;

/**
 * A place in the document, counted in characters.
 *
 * @param line from 1
 * @param column from 1
 */
record Position(int line, int column) implements Comparable<Position> {
  /** The beginning of the document. */
  static final Position START = new Position(1, 1);

  private static final Comparator<Position> ORDER =
      Comparator.comparingInt(Position::line).thenComparingInt(Position::column);

  /** Where the YAML library's mark, counted from 0, stands. */
  static Position of(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** Where the text that follows {@code before} begins. */
  static Position after(CharSequence before) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < before.length(); i++) {
      char c = before.charAt(i);
      if (c == '\n') {
        line++;
        column = 1;
      } else if (!Character.isLowSurrogate(c)) {
        column++;
      }
    }
    return new Position(line, column);
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
