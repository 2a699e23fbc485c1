package dev.pullpolicy.cli.resolve;

import java.util.Comparator;

/**
 * A part of a text that is replaced.
 *
 * @param start characters before it
 * @param end characters up to its end; the same where something is inserted
 * @param replacement what stands there then
 */
record TextEdit(int start, int end, String replacement) {
  static final Comparator<TextEdit> ORDER =
      Comparator.comparingInt(TextEdit::start).thenComparingInt(TextEdit::end);

  static TextEdit insert(int at, String text) {
    return new TextEdit(at, at, text);
  }

  /** Whether both write to the same place; one that ends where the other begins does not. */
  boolean collidesWith(TextEdit later) {
    return later.start < end || (later.start == start && !later.equals(this));
  }
}
