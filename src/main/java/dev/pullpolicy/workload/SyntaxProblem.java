package dev.pullpolicy.workload;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pullpolicy.policy.Printable;

/** Says in one line why a parser cannot read on. */
public final class SyntaxProblem {
  private SyntaxProblem() {}

  /** The parser's words, made fit for a sentence, and where it stood. */
  public static String of(JsonProcessingException problem) {
    String words = Printable.escaped(withoutStart(problem.getOriginalMessage()));
    JsonLocation location = problem.getLocation();
    return location == null
        ? words
        : "line %d, column %d: %s".formatted(location.getLineNr(), location.getColumnNr(), words);
  }

  /** Jackson adds where an unfinished object started, and a remark on its own settings. */
  private static String withoutStart(String words) {
    int start = words.indexOf(" (start marker");
    return start < 0 ? words : words.substring(0, start);
  }
}
