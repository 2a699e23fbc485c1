package dev.pullpolicy.report;

import java.io.IOException;
import java.io.Writer;

/**
 * Workflow commands, of which GitHub Actions makes annotations at the lines of a pull request, and
 * a summary for the log. GitHub shows a few annotations of each level a step; the log has them all.
 *
 * @see <a href="https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts">what the
 *     runner reads back</a>
 */
final class GithubReport implements ReportWriter {
  private static final String STANDARD_INPUT = "<stdin>";

  /** The title of a check run's annotation has at most 255 characters (GitHub's REST API). */
  private static final int MAX_TITLE = 255;

  private final Writer out;
  private final ReportBasis basis;

  GithubReport(Writer out, ReportBasis basis) {
    this.out = out;
    this.basis = basis;
  }

  @Override
  public void add(CheckedObject checked) throws IOException {
    String object = checked.object().map(name -> ": " + name).orElse("");
    for (Finding finding : checked.findings()) {
      out.append("::%s ".formatted(command(finding.level())))
          .append(where(finding.place()))
          .append("title=%s::".formatted(property(title(finding.rule() + object))))
          .append(data(finding.message()))
          .append('\n');
    }
  }

  private static String title(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= MAX_TITLE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_TITLE - 1)) + '…';
  }

  /** What is no file of the repository is named by no property: GitHub would invent a place. */
  private static String where(Place place) {
    return place.file().equals(STANDARD_INPUT)
        ? ""
        : "file=%s,line=%s,col=%s,"
            .formatted(property(ArtifactUri.slashed(place.file())), place.line(), place.column());
  }

  private static String command(Level level) {
    return switch (level) {
      case ERROR, DENY -> "error";
      case WARN -> "warning";
      case NOTE -> "notice";
    };
  }

  @Override
  public void add(Skipped skipped) throws IOException {
    out.append("skipped: %s: ".formatted(OneLine.of(skipped.place().toString())))
        .append(OneLine.of(skipped.reason()))
        .append('\n');
  }

  @Override
  public void end(Totals totals) throws IOException {
    out.append(Summary.of(totals)).append('\n');
    out.append("policy: ").append(OneLine.of(basis.description())).append('\n');
    out.flush();
  }

  /** {@code escapeData}; the line ends that it escapes too are gone by then. */
  private static String data(String text) {
    return OneLine.of(text).replace("%", "%25");
  }

  /** {@code escapeProperty}. */
  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
