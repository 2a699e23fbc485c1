package dev.pullpolicy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.Policy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Nothing that comes from outside starts a line, an escape sequence or a workflow command, in any
 * form: a report of hostile texts has as many lines as that of harmless ones, and no more commands.
 */
final class ReportSafetyTest {
  private static final int RUNS = 300;
  private static final long SEED = 20261122;

  private static final List<String> PIECES =
      List.of(
          "\n",
          "\r",
          "\r\n",
          "\t",
          "\0",
          "\u001b[31m",
          "\u001b]8;;x\u0007",
          "\u009b2J",
          "\u0085",
          "\u2028",
          "\u2029",
          "\u202e",
          "\u2066",
          "\u200b",
          "\ufeff",
          "\ufffe",
          "\uffff",
          "\ud800",
          "\udc00",
          "\ud83d\udea2",
          "\udb40\udc41",
          "::",
          ":",
          "::set-output name=a::b",
          "::error::",
          "::stop-commands::x",
          "#",
          "##",
          "##[",
          "##[add-mask]",
          "##vso[task.x]",
          "##teamcity[a]",
          "%",
          "%0A",
          "%0D%0A",
          "%3A",
          "%25",
          ",",
          "]]>",
          "<!--",
          "&",
          "&#10;",
          "<",
          ">",
          "\"",
          "'",
          "\\",
          "\\n",
          "](",
          "[a](b)",
          "{0}",
          "größe",
          "日本",
          " ",
          "  ",
          "a",
          "deploy/web.yaml");

  private static final Map<Format, Integer> COMMANDS = Map.of(Format.GITHUB, 4);

  @TestFactory
  Stream<DynamicTest> holdsInEveryForm() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Format format : Format.values()) {
      for (Style style : Style.values()) {
        tests.add(
            DynamicTest.dynamicTest(format + " " + style, () -> checkRandomTexts(format, style)));
      }
    }
    return tests.stream();
  }

  private static void checkRandomTexts(Format format, Style style) throws Exception {
    Random random = new Random(SEED);
    for (int i = 0; i < RUNS; i++) {
      String hostile = hostile(random);
      String report = run(hostile).print(format, style, 0);
      check(format, style, hostile, report);
      assertThat(report.lines().count())
          .as(hostile)
          .isEqualTo(run(harmless(hostile)).print(format, style, 0).lines().count());
      check(format, style, hostile, run(hostile).print(format, style, 80));
      wellFormed(format, report);
    }
  }

  /** SARIF has a line more for what is relative. */
  private static String harmless(String hostile) {
    return ArtifactUri.of(hostile).isRelative() ? "harmless" : "/harmless";
  }

  private static void check(Format format, Style style, String hostile, String report) {
    String text = style == Style.COLOURED ? report.replaceAll("\u001b\\[[0-9;]+m", "") : report;
    assertThat(text.codePoints().filter(c -> c != '\n' && !isPrintable(c)).toArray())
        .as(hostile)
        .isEmpty();
    assertThat(text).as(hostile).doesNotContain("##");
    assertThat(text.lines().filter(line -> line.strip().startsWith("::")))
        .as(hostile)
        .hasSize(COMMANDS.getOrDefault(format, 0))
        .allMatch(line -> line.startsWith("::error ") || line.startsWith("::warning "));
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static void wellFormed(Format format, String report) throws Exception {
    switch (format) {
      case JSON -> ReportSchemas.checkJson(report);
      case SARIF -> ReportSchemas.checkSarif(report);
      case JUNIT -> ReportSchemas.checkJunit(report);
      case TEXT, GITHUB -> assertThat(report).endsWith("\n");
    }
  }

  private static String hostile(Random random) {
    StringBuilder text = new StringBuilder();
    for (int pieces = 1 + random.nextInt(8); pieces > 0; pieces--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  /** That text wherever a text can be; two files, so that the name of the second is a heading. */
  private static ReportCase run(String text) {
    ObjectName name = new ObjectName(text, text, text);
    Place place = new Place(text, 1, 1);
    Place other = new Place(text + "2", 1, 1);
    FieldPath field = FieldPath.of(text);
    Finding deny =
        new Finding(Level.DENY, text, place, Optional.of(field), text, Optional.of(text));
    Finding warn = new Finding(Level.WARN, text, place, Optional.empty(), text, Optional.empty());
    Finding error =
        new Finding(
            Level.ERROR, Finding.UNREADABLE, other, Optional.empty(), text, Optional.empty());
    return new ReportCase(
        Policy.NOTHING,
        text,
        List.of(
            new CheckedObject(place, Optional.of(name), List.of(deny, warn)),
            new CheckedObject(place, Optional.of(name), List.of(deny)),
            new Skipped(place, text),
            new CheckedObject(other, Optional.empty(), List.of(error))));
  }

  @Test
  void programsReadNamesAsTheyWereWritten() throws IOException {
    Random random = new Random(SEED);
    for (int i = 0; i < RUNS; i++) {
      String hostile = hostile(random);
      JsonNode object =
          new ObjectMapper()
              .readTree(run(hostile).print(Format.JSON, Style.PLAIN, 0))
              .path("objects")
              .path(0);

      assertThat(List.of(object.path("file"), object.path("kind"), object.path("name")))
          .allMatch(read -> read.asText().equals(hostile));
      assertThat(object.at("/findings/0/pointer").asText())
          .isEqualTo(FieldPath.of(hostile).toJsonPointer());
    }
  }
}
