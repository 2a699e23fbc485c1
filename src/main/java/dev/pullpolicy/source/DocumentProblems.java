package dev.pullpolicy.source;

import java.util.List;

/**
 * What is wrong with a document.
 *
 * @param lines what is told, in the order of the document; its last line may stand for many
 * @param count how many there are
 */
record DocumentProblems(List<String> lines, int count) {
  static final DocumentProblems NONE = new DocumentProblems(List.of(), 0);

  /** Copies. */
  DocumentProblems {
    lines = List.copyOf(lines);
  }

  /** That one; none where it is not known. */
  static DocumentProblems of(String line) {
    return line.isEmpty() ? NONE : new DocumentProblems(List.of(line), 1);
  }
}
