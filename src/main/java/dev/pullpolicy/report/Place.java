package dev.pullpolicy.report;

import dev.pullpolicy.policy.Printable;
import java.util.Comparator;

/**
 * A place in an input.
 *
 * @param file the path as it was given or found; {@code <stdin>} for standard input
 * @param line from 1
 * @param column from 1, in characters
 */
public record Place(String file, int line, int column) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::file)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  /** As compilers write it, fit to be printed: {@code FILE:LINE:COLUMN}. */
  @Override
  public String toString() {
    return Printable.escaped(file) + ":" + line + ":" + column;
  }
}
