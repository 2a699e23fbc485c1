package dev.pullpolicy.policy;

import java.util.List;

/**
 * A text with {@code *} for any run of characters. Each piece between two stars is looked for once,
 * leftmost first, so that matching never goes back: linear time, whatever the glob and the text.
 */
public final class Glob {
  private final String text;
  private final String first;
  private final List<Piece> between;
  private final String last;

  /** Reads a glob; every text is one. */
  public Glob(String text) {
    List<String> pieces = List.of(text.split("\\*", -1));
    this.text = text;
    this.first = pieces.get(0);
    this.between =
        pieces.stream()
            .skip(1)
            .limit(Math.max(0, pieces.size() - 2))
            .filter(piece -> !piece.isEmpty())
            .map(Piece::new)
            .toList();
    this.last = pieces.get(pieces.size() - 1);
  }

  /** Whether the whole of {@code candidate} matches. */
  public boolean matches(String candidate) {
    if (text.indexOf('*') < 0) {
      return candidate.equals(text);
    }
    int end = candidate.length() - last.length();
    if (end < first.length() || !candidate.startsWith(first) || !candidate.endsWith(last)) {
      return false;
    }
    int from = first.length();
    for (Piece piece : between) {
      from = piece.endIn(candidate, from, end);
      if (from < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether it matches whatever the other one matches: it matches the other's text, in which a
   * {@code *} can only have been met by one of its own.
   */
  public boolean covers(Glob other) {
    return matches(other.text);
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

  /** A text that is looked for as Knuth, Morris and Pratt do. */
  private static final class Piece {
    private final String text;

    /** For each length of a start of the text, the longest shorter one that also ends it. */
    private final int[] borders;

    Piece(String text) {
      this.text = text;
      this.borders = new int[text.length() + 1];
      int matched = 0;
      for (int i = 1; i < text.length(); i++) {
        matched = next(matched, text.charAt(i));
        borders[i + 1] = matched;
      }
    }

    /** How much of the text is matched after another character. */
    private int next(int matched, char c) {
      int length = matched;
      while (length > 0 && text.charAt(length) != c) {
        length = borders[length];
      }
      return text.charAt(length) == c ? length + 1 : 0;
    }

    /** Where the first occurrence ends; -1 where there is none. */
    int endIn(String candidate, int from, int to) {
      int matched = 0;
      for (int i = from; i < to; i++) {
        matched = next(matched, candidate.charAt(i));
        if (matched == text.length()) {
          return i + 1;
        }
      }
      return -1;
    }
  }
}
