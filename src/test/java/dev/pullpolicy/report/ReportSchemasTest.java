package dev.pullpolicy.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** The schemas are in force: each refuses a report with one thing changed. */
final class ReportSchemasTest {
  private static final Path RUN = Path.of("src/test/resources/report/findings");

  @Test
  void aKeyThatIsNotDescribedIsSeen() throws IOException {
    String changed = changed("report.json", "\"pointer\":", "\"jsonPointer\":");

    assertThatThrownBy(() -> ReportSchemas.checkJson(changed)).hasMessageContaining("jsonPointer");
  }

  @Test
  void sarifIsHeldAgainstItsSchema() throws IOException {
    String level = changed("report.sarif", "\"level\": \"warning\"", "\"level\": \"warn\"");
    String uri = changed("report.sarif", "\"uri\": \"deploy/web.yaml\"", "\"uri\": \"a b\"");

    assertThatThrownBy(() -> ReportSchemas.checkSarif(level)).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> ReportSchemas.checkSarif(uri)).hasMessageContaining("uri");
  }

  @Test
  void junitIsHeldAgainstItsSchema() throws IOException {
    String changed = changed("report.xml", "<failure type=", "<failure kind=");

    assertThatThrownBy(() -> ReportSchemas.checkJunit(changed)).isInstanceOf(SAXException.class);
  }

  private static String changed(String file, String from, String to) throws IOException {
    return Files.readString(RUN.resolve(file)).replace(from, to);
  }
}
