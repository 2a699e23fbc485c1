package dev.pullpolicy.report;

import java.io.IOException;
import java.io.Writer;

/** The forms of a report, by the word that the command line has for them. */
public enum Format {
  /** For people. */
  TEXT("text") {
    @Override
    public ReportWriter writer(Writer out, ReportBasis basis) {
      return new TextReport(out, basis);
    }
  },
  /** For programs: {@code docs/report.schema.json}. */
  JSON("json") {
    @Override
    public ReportWriter writer(Writer out, ReportBasis basis) throws IOException {
      return new JsonReport(out, basis);
    }
  },
  /** SARIF 2.1.0: code scanning, and editors. */
  SARIF("sarif") {
    @Override
    public ReportWriter writer(Writer out, ReportBasis basis) throws IOException {
      return new SarifReport(out, basis);
    }
  },
  /** JUnit's XML: GitLab, Jenkins. */
  JUNIT("junit") {
    @Override
    public ReportWriter writer(Writer out, ReportBasis basis) throws IOException {
      return new JunitReport(out);
    }
  },
  /** Workflow commands, which GitHub Actions makes annotations of. */
  GITHUB("github") {
    @Override
    public ReportWriter writer(Writer out, ReportBasis basis) {
      return new GithubReport(out, basis);
    }
  };

  private final String word;

  Format(String word) {
    this.word = word;
  }

  /**
   * Begins a report. It is whole after {@link ReportWriter#end}, which flushes; closing {@code out}
   * is left to the caller.
   */
  public abstract ReportWriter writer(Writer out, ReportBasis basis) throws IOException;

  @Override
  public String toString() {
    return word;
  }
}
