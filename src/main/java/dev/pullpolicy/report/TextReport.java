package dev.pullpolicy.report;

import dev.pullpolicy.report.Style.Tone;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/**
 * A report for people: a heading for each file that something is said of, the object's name above
 * what was found in it, and a summary. A place under a heading, {@code 14:11}, is what editors'
 * terminals make a link of; a broken line is never broken inside a word.
 */
final class TextReport implements ReportWriter {
  private static final String SKIPPED = "skipped";
  private static final int LEVEL_WIDTH = 5;

  private final Writer out;
  private final ReportBasis basis;
  private Optional<String> file = Optional.empty();

  TextReport(Writer out, ReportBasis basis) {
    this.out = out;
    this.basis = basis;
  }

  @Override
  public void add(CheckedObject checked) throws IOException {
    if (checked.findings().isEmpty()) {
      return;
    }
    heading(checked.place().file());
    if (checked.object().isPresent()) {
      line("  " + paint(Tone.OBJECT, OneLine.starting(checked.object().get().toString())));
    }
    String indent = checked.object().isPresent() ? "    " : "  ";
    int width = 0;
    for (Finding finding : checked.findings()) {
      width = Math.max(width, place(finding.place()).length());
    }
    for (Finding finding : checked.findings()) {
      String place = padded(place(finding.place()), width);
      String level = padded(finding.level().toString(), LEVEL_WIDTH);
      Tone tone = Tone.of(finding.level());
      int used = indent.length() + width + 2 + LEVEL_WIDTH + 2;
      line(
          "%s%s  %s  %s"
              .formatted(
                  indent,
                  paint(Tone.PLACE, place),
                  paint(tone, level),
                  wrapped(finding.message(), used)));
    }
  }

  @Override
  public void add(Skipped skipped) throws IOException {
    heading(skipped.place().file());
    String place = place(skipped.place());
    int used = 2 + place.length() + 2 + SKIPPED.length() + 2;
    line(
        "  %s  %s  %s"
            .formatted(paint(Tone.PLACE, place), SKIPPED, wrapped(skipped.reason(), used)));
  }

  @Override
  public void end(Totals totals) throws IOException {
    if (file.isPresent()) {
      line("");
    }
    String summary = Summary.of(totals);
    line(isGood(totals) ? paint(Tone.CLEAN, summary) : paint(Tone.OBJECT, summary));
    line("policy: " + OneLine.of(basis.description()));
    out.flush();
  }

  private static boolean isGood(Totals totals) {
    return Summary.isClean(totals) && totals.workloads() > 0;
  }

  private void heading(String of) throws IOException {
    if (file.filter(of::equals).isPresent()) {
      return;
    }
    if (file.isPresent()) {
      line("");
    }
    file = Optional.of(of);
    line(paint(Tone.FILE, startOfLine(OneLine.of(of))));
  }

  /** The same file, by a path that no runner takes for a command. */
  private static String startOfLine(String path) {
    return OneLine.startsCommand(path) ? "./" + path : path;
  }

  private static String place(Place place) {
    return place.line() + ":" + place.column();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private String wrapped(String sentence, int used) {
    return Wrapping.hanging(OneLine.of(sentence), used, basis.width());
  }

  private String paint(Tone tone, String text) {
    return basis.style().paint(tone, text);
  }

  private void line(String text) throws IOException {
    out.append(text).append('\n');
  }
}
