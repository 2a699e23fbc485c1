package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.cli.manifest.ManifestFile;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Prints what would be written, as the difference to what is there. */
final class DiffOutput implements ResolvedOutput {
  private final PrintWriter out;
  private UnifiedDiff diff;
  private boolean hasChanges;

  DiffOutput(PrintWriter out) {
    this.out = out;
    this.diff = new UnifiedDiff(out, "");
  }

  @Override
  public boolean isOfBytes() {
    return true;
  }

  @Override
  public void begin(ManifestFile file) {
    diff = new UnifiedDiff(out, file.path().isPresent() ? file.name() : "stdin");
  }

  @Override
  public void add(ResolvedDocument document) {
    lines(text(document.raw().separator())).forEach(diff::same);
    SourceText old = new SourceText(text(document.raw().content()));
    List<TextEdit> edits = document.edited().map(EditedDocument.Edited::edits).orElseGet(List::of);
    int from = 0;
    for (int i = 0; i < edits.size(); ) {
      int start = old.newlineBefore(edits.get(i).start());
      int end = old.newlineAfter(edits.get(i).end());
      int next = i + 1;
      while (next < edits.size() && edits.get(next).start() < end) {
        int last = edits.get(next++).end();
        end = last < end ? end : old.newlineAfter(last);
      }
      lines(old.between(from, start)).forEach(diff::same);
      changed(old, new LineRange(start, end), edits.subList(i, next));
      from = end;
      i = next;
    }
    lines(old.between(from, old.length())).forEach(diff::same);
  }

  private record LineRange(int start, int end) {}

  /** Lines at the beginning and the end that are the same are not shown as changed. */
  private void changed(SourceText old, LineRange range, List<TextEdit> edits) {
    List<String> from = lines(old.between(range.start(), range.end()));
    List<String> to = lines(old.with(range.start(), range.end(), edits));
    int least = Math.min(from.size(), to.size());
    int head = 0;
    while (head < least && from.get(head).equals(to.get(head))) {
      diff.same(from.get(head++));
    }
    int tail = 0;
    while (tail < least - head
        && from.get(from.size() - 1 - tail).equals(to.get(to.size() - 1 - tail))) {
      tail++;
    }
    diff.changed(from.subList(head, from.size() - tail), to.subList(head, to.size() - tail));
    from.subList(from.size() - tail, from.size()).forEach(diff::same);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Its lines with their newlines. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int newline = text.indexOf('\n', from);
      int end = newline < 0 ? text.length() : newline + 1;
      lines.add(text.substring(from, end));
      from = end;
    }
    return lines;
  }

  @Override
  public void end() {
    diff.end();
    hasChanges |= diff.hasPrinted();
  }

  @Override
  public void abandon() {
    end();
  }

  /** Whether anything would be written. */
  boolean hasChanges() {
    return hasChanges;
  }
}
