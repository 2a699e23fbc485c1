package dev.pullpolicy.cli.resolve;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Prints the difference between two versions of a file as {@code patch} and {@code git apply} read
 * it, while the lines go by. Lines end with a newline alone: a carriage return is part of them.
 */
final class UnifiedDiff {
  /** Lines around a change, as {@code diff -u} has them. */
  private static final int CONTEXT = 3;

  private final PrintWriter out;
  private final String header;
  private final Deque<String> before = new ArrayDeque<>();
  private final List<String> hunk = new ArrayList<>();
  private final Deque<String> pending = new ArrayDeque<>();
  private int oldLine = 1;
  private int newLine = 1;
  private int oldStart;
  private int newStart;
  private boolean hasPrinted;

  UnifiedDiff(PrintWriter out, String file) {
    this.out = out;
    this.header = "--- %s\n+++ %s\n".formatted(DiffName.of("a/", file), DiffName.of("b/", file));
  }

  /** A line that stays, with its end. */
  void same(String line) {
    oldLine++;
    newLine++;
    if (hunk.isEmpty()) {
      keep(before, line, CONTEXT);
      return;
    }
    pending.addLast(line);
    if (pending.size() > 2 * CONTEXT) {
      close();
    }
  }

  /** Lines in the place of others, with their ends. */
  void changed(List<String> from, List<String> to) {
    if (hunk.isEmpty()) {
      oldStart = oldLine - before.size();
      newStart = newLine - before.size();
      before.forEach(line -> hunk.add(" " + line));
      before.clear();
    }
    pending.forEach(line -> hunk.add(" " + line));
    pending.clear();
    from.forEach(line -> hunk.add("-" + line));
    to.forEach(line -> hunk.add("+" + line));
    oldLine += from.size();
    newLine += to.size();
  }

  /** The end of the file, or of the part that can be read. */
  void end() {
    if (!hunk.isEmpty()) {
      close();
    }
  }

  /** Whether there was any difference. */
  boolean hasPrinted() {
    return hasPrinted;
  }

  private void close() {
    for (int i = 0; i < CONTEXT && !pending.isEmpty(); i++) {
      hunk.add(" " + pending.removeFirst());
    }
    print();
    hunk.clear();
    pending.forEach(line -> keep(before, line, CONTEXT));
    pending.clear();
  }

  private static void keep(Deque<String> lines, String line, int most) {
    lines.addLast(line);
    if (lines.size() > most) {
      lines.removeFirst();
    }
  }

  private void print() {
    if (!hasPrinted) {
      out.write(header);
      hasPrinted = true;
    }
    out.write("@@ -%s +%s @@\n".formatted(range(oldStart, '+'), range(newStart, '-')));
    for (String line : hunk) {
      out.write(line);
      if (!line.endsWith("\n")) {
        out.write("\n\\ No newline at end of file\n");
      }
    }
  }

  /** Where lines begin and how many there are, but for those of the other version. */
  private String range(int start, char other) {
    long count = hunk.stream().filter(line -> line.charAt(0) != other).count();
    return count == 1 ? String.valueOf(start) : start + "," + count;
  }
}
