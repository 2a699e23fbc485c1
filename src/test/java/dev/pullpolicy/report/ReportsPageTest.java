package dev.pullpolicy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.cli.OneOf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/reports.md} names every form, and shows of each what a test has seen printed. */
final class ReportsPageTest {
  private static final Path PAGE = Path.of("docs/reports.md");
  private static final Path REPORTS = Path.of("src/test/resources/report");
  private static final Pattern EXAMPLE =
      Pattern.compile("<!-- from (\\S+) -->\n```\\w*\n(.*?)```\n", Pattern.DOTALL);

  @Test
  void examplesArePartsOfReports() throws IOException {
    Matcher examples = EXAMPLE.matcher(Files.readString(PAGE));
    int count = 0;
    while (examples.find()) {
      assertThat(Files.readString(REPORTS.resolve(examples.group(1)))).contains(examples.group(2));
      count++;
    }
    assertThat(count).isGreaterThanOrEqualTo(Format.values().length);
  }

  @Test
  void everyFormHasItsHeading() throws IOException {
    String page = Files.readString(PAGE);
    for (Format format : Format.values()) {
      assertThat(page).contains("\n## `%s`".formatted(format));
      assertThat(OneOf.these(Format.values(), format.toString())).isEqualTo(format);
    }
  }
}
