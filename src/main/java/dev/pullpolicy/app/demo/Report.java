package dev.pullpolicy.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.Collection;
import java.util.List;

/** Prints the samples and what became of them, for a terminal of 100 columns. */
final class Report {
  private static final int COLUMNS = 100;

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void begin(URI webhook, int samples) {
    out.printf("%d requests, as a real API server sent them, asked of %s:%n%n", samples, webhook);
  }

  void sample(
      Sample sample, List<Patch.Written> written, JsonNode annotations, Collection<String> said)
      throws IOException {
    out.println(sample.typed());
    String about = sample.about();
    if (!about.isEmpty()) {
      wrap("  ", about);
    }
    if (written.isEmpty()) {
      print("written", "nothing");
    }
    String label = "written";
    for (Patch.Written change : written) {
      print(label, sentence(change, annotations));
      label = "";
    }
    label = "kubectl";
    for (String text : said) {
      for (String line : text.lines().toList()) {
        print(label, line);
        label = "";
      }
    }
    out.println();
  }

  void failed(Sample sample, IOException problem) {
    out.println(sample.typed());
    print("FAILED", String.valueOf(problem.getMessage()));
    out.println();
  }

  void end(int failed) {
    if (failed > 0) {
      out.printf("%d samples got no answer.%n", failed);
    }
  }

  private static String sentence(Patch.Written change, JsonNode annotations) {
    String from = change.from().isEmpty() ? "(none)" : change.from();
    return "%s: %s -> %s%s".formatted(change.field(), from, change.to(), by(change, annotations));
  }

  /** The audit annotations say what decided: {@code FIELD=VALUE (default NAME), ...}. */
  private static String by(Patch.Written change, JsonNode annotations) {
    String entry = change.field() + "=" + change.to() + " (";
    for (JsonNode annotation : annotations) {
      int start = annotation.asText().indexOf(entry);
      if (start >= 0) {
        String decider = annotation.asText().substring(start + entry.length());
        return ", by " + decider.substring(0, decider.indexOf(')'));
      }
    }
    return "";
  }

  private void print(String label, String text) {
    wrap("  %-9s".formatted(label), text);
  }

  private void wrap(String margin, String text) {
    StringBuilder line = new StringBuilder(margin);
    boolean isFirst = true;
    for (String word : text.split(" ", -1)) {
      if (!isFirst && line.length() + 1 + word.length() > COLUMNS) {
        out.println(line);
        line = new StringBuilder(" ".repeat(margin.length() + 2));
      } else if (!isFirst) {
        line.append(' ');
      }
      isFirst = false;
      line.append(word);
    }
    out.println(line);
  }
}
