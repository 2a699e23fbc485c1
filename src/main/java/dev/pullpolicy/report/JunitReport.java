package dev.pullpolicy.report;

import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * JUnit's XML, as GitLab and Jenkins read it: a suite is a file, a test an object. A suite begins
 * with its counts, so one file's tests are held at a time.
 *
 * <p>A test has at most one failure or error, with a sentence a line: readers show the first. It
 * also reads one test of each name, so a second object of a name gets a number.
 */
final class JunitReport implements ReportWriter {
  private final Writer out;
  private final StringBuilder tests = new StringBuilder();
  private final Map<String, Integer> names = new HashMap<>();
  private Optional<String> file = Optional.empty();
  private int failures;
  private int errors;
  private int skips;
  private int count;

  JunitReport(Writer out) throws IOException {
    this.out = out;
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"pullpolicy\">\n");
  }

  @Override
  public void add(CheckedObject checked) throws IOException {
    beginTest(checked.place(), checked.object().map(ObjectName::toString).orElse("unreadable"));
    if (checked.findings().isEmpty()) {
      tests.append("/>\n");
      return;
    }
    tests.append(">\n");
    addAll(checked.findings());
    tests.append("    </testcase>\n");
  }

  private void addAll(List<Finding> findings) {
    Map<Boolean, List<Finding>> byFailing =
        findings.stream()
            .collect(Collectors.partitioningBy(f -> f.level().compareTo(Level.DENY) <= 0));
    if (!byFailing.get(true).isEmpty()) {
      fail(byFailing.get(true));
    }
    if (!byFailing.get(false).isEmpty()) {
      tests.append("      <system-out>");
      sentences(byFailing.get(false));
      tests.append("</system-out>\n");
    }
  }

  private void fail(List<Finding> findings) {
    boolean isDenied = findings.stream().anyMatch(f -> f.level() == Level.DENY);
    String element = isDenied ? "failure" : "error";
    failures += isDenied ? 1 : 0;
    errors += isDenied ? 0 : 1;
    Finding first = findings.get(0);
    tests.append(
        "      <%s type=\"%s\" message=\"%s\">"
            .formatted(element, XmlText.of(first.rule()), XmlText.of(first.message())));
    sentences(findings);
    tests.append("</%s>\n".formatted(element));
  }

  private void sentences(List<Finding> findings) {
    for (Finding finding : findings) {
      tests
          .append(tests.charAt(tests.length() - 1) == '>' ? "" : "\n")
          .append(finding.place().line())
          .append(":%s: %s: ".formatted(finding.place().column(), finding.level()))
          .append(XmlText.of(finding.message()));
    }
  }

  @Override
  public void add(Skipped skipped) throws IOException {
    beginTest(skipped.place(), "skipped");
    skips++;
    String reason = XmlText.of(skipped.reason());
    tests.append(">\n      <skipped message=\"%s\">%s</skipped>\n".formatted(reason, reason));
    tests.append("    </testcase>\n");
  }

  @Override
  public void end(Totals totals) throws IOException {
    endSuite();
    out.append("</testsuites>\n");
    out.flush();
  }

  private void beginTest(Place place, String name) throws IOException {
    if (file.filter(place.file()::equals).isEmpty()) {
      endSuite();
      file = Optional.of(place.file());
    }
    count++;
    int times = names.merge(name, 1, Integer::sum);
    String path = XmlText.of(place.file());
    tests.append(
        "    <testcase classname=\"%s\" name=\"%s\" file=\"%s\" line=\"%s\""
            .formatted(
                path, XmlText.of(times == 1 ? name : name + " #" + times), path, place.line()));
  }

  private void endSuite() throws IOException {
    if (file.isEmpty()) {
      return;
    }
    out.append(
        "  <testsuite name=\"%s\" tests=\"%s\" failures=\"%s\" errors=\"%s\" skipped=\"%s\">\n"
            .formatted(XmlText.of(file.get()), count, failures, errors, skips));
    out.append(tests).append("  </testsuite>\n");
    tests.setLength(0);
    names.clear();
    count = 0;
    failures = 0;
    errors = 0;
    skips = 0;
  }
}
