package dev.pullpolicy.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The last words for people: how much was looked at, and what came of it. */
final class Summary {
  private Summary() {}

  /**
   * One line: {@code 4 objects in 2 files: 1 deny, 2 note; 3 other objects, 1 skipped}. That
   * nothing was found is said only where something was looked at.
   */
  static String of(Totals totals) {
    String checked =
        counted(totals.workloads(), "object") + " in " + counted(totals.files(), "file");
    return checked + ": " + outcome(totals) + rest(totals);
  }

  private static String outcome(Totals totals) {
    if (!isClean(totals)) {
      return Arrays.stream(Level.values())
          .filter(level -> totals.of(level) > 0)
          .map(level -> totals.of(level) + " " + level)
          .collect(Collectors.joining(", "));
    }
    return totals.workloads() == 0 ? "nothing to check" : "no findings";
  }

  static boolean isClean(Totals totals) {
    return Arrays.stream(Level.values()).allMatch(level -> totals.of(level) == 0);
  }

  private static String rest(Totals totals) {
    List<String> parts =
        List.of(
            totals.others() == 0 ? "" : counted(totals.others(), "other object"),
            totals.skipped() == 0 ? "" : totals.skipped() + " skipped");
    String text = parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    return text.isEmpty() ? "" : "; " + text;
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
