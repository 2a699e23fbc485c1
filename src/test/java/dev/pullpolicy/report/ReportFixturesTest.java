package dev.pullpolicy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.fixture.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every directory of {@code report/} is a run, {@code input.yaml}, and its report in each form; a
 * missing or a left-over file fails.
 */
final class ReportFixturesTest {
  private static final Path ALL = Path.of("src/test/resources/report");
  private static final int COLUMNS = 80;

  /** The file with a report, how it is made, and the schema that it is held against. */
  private record Form(String file, Format format, Style style, int width, Check schema) {
    Form(String file, Format format, Check schema) {
      this(file, format, Style.PLAIN, 0, schema);
    }
  }

  private interface Check {
    Check NONE = report -> {};

    void check(String report) throws Exception;
  }

  private static final List<Form> FORMS =
      List.of(
          new Form("report.txt", Format.TEXT, Check.NONE),
          new Form("terminal.txt", Format.TEXT, Style.COLOURED, COLUMNS, Check.NONE),
          new Form("report.json", Format.JSON, ReportSchemas::checkJson),
          new Form("report.sarif", Format.SARIF, ReportSchemas::checkSarif),
          new Form("report.xml", Format.JUNIT, ReportSchemas::checkJunit),
          new Form("github.txt", Format.GITHUB, Check.NONE));

  @TestFactory
  Stream<DynamicTest> reports() throws IOException {
    return cases().stream()
        .flatMap(
            c ->
                FORMS.stream()
                    .map(
                        form ->
                            DynamicTest.dynamicTest(
                                c.getFileName() + "/" + form.file(), () -> check(c, form))));
  }

  @TestFactory
  Stream<DynamicTest> nothingIsLeftOver() throws IOException {
    return cases().stream()
        .map(c -> DynamicTest.dynamicTest(c.getFileName().toString(), () -> checkFiles(c)));
  }

  private static List<Path> cases() throws IOException {
    try (Stream<Path> cases = Files.list(ALL)) {
      List<Path> sorted = cases.sorted().toList();
      assertThat(sorted).hasSizeGreaterThan(5);
      return sorted;
    }
  }

  private static void check(Path directory, Form form) throws Exception {
    ReportCase run = ReportCase.read(directory.resolve("input.yaml"));
    String report = run.print(form.format(), form.style(), form.width());
    form.schema().check(report);
    GoldenFile.check(directory.resolve(form.file()), report);
  }

  private static void checkFiles(Path directory) throws IOException {
    List<String> expected =
        Stream.concat(Stream.of("input.yaml"), FORMS.stream().map(Form::file)).toList();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }
}
