package dev.pullpolicy.policy;

import java.util.List;

/**
 * A text with {@code *} for any run of characters. Each piece between two stars is looked for once,
 * leftmost first, so that matching never goes back.
 */
public final class Glob {
  private final String text;
  private final List<String> pieces;

  /** Reads a glob; every text is one. */
  public Glob(String text) {
    this.text = text;
    this.pieces = List.of(text.split("\\*", -1));
  }

  /** Whether the whole of {@code candidate} matches. */
  public boolean matches(String candidate) {
    String first = pieces.get(0);
    if (pieces.size() == 1) {
      return candidate.equals(first);
    }
    String last = pieces.get(pieces.size() - 1);
    if (candidate.length() < first.length() + last.length()
        || !candidate.startsWith(first)
        || !candidate.endsWith(last)) {
      return false;
    }
    int from = first.length();
    for (String piece : pieces.subList(1, pieces.size() - 1)) {
      int found = candidate.indexOf(piece, from);
      if (found < 0) {
        return false;
      }
      from = found + piece.length();
    }
    return from <= candidate.length() - last.length();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob glob && glob.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
