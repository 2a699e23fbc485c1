package dev.pullpolicy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.Policy;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports are written while a run goes on, and keep to what their readers take. */
final class ReportBoundsTest {
  private static final ReportBasis BASIS =
      new ReportBasis(Policy.NOTHING, "no policy document", "1.2.3", Style.PLAIN, 0);
  private static final Totals NONE = new Totals.Tally().totals();

  /** What Jackson holds before it writes, and more than a file's tests in this test. */
  private static final int HELD = 16_384;

  @ParameterizedTest
  @EnumSource(Format.class)
  void whatIsHeldDoesNotGrow(Format format) throws IOException {
    StringWriter out = new StringWriter();
    ReportWriter writer = format.writer(out, BASIS);
    for (int i = 0; i < 5_000; i++) {
      writer.add(checked("file-%s.yaml".formatted(i / 10), i, Level.DENY));
    }
    int written = out.getBuffer().length();
    writer.end(NONE);

    assertThat(out.getBuffer().length() - written).isLessThan(HELD);
    assertThat(written).isGreaterThan(10 * HELD);
  }

  @Test
  void codeScanningIsGivenNoMoreThanItTakes() throws IOException {
    int notes = SarifReport.MAX_NOTES + 7;
    int denials = SarifReport.MAX_RESULTS;
    StringWriter out = new StringWriter();
    ReportWriter writer = Format.SARIF.writer(out, BASIS);
    for (int i = 0; i < notes; i++) {
      writer.add(checked("a.yaml", i, Level.NOTE));
    }
    for (int i = 0; i < denials; i++) {
      writer.add(checked("b.yaml", i, Level.DENY));
    }
    writer.end(NONE);

    JsonNode run = new ObjectMapper().readTree(out.toString()).at("/runs/0");
    assertThat(run.path("results")).hasSize(SarifReport.MAX_RESULTS);
    assertThat(run.at("/results/" + SarifReport.MAX_NOTES + "/level").asText()).isEqualTo("error");
    assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text").asText())
        .startsWith(
            notes + denials - SarifReport.MAX_RESULTS + " results are left out: GitHub takes");
  }

  @Test
  void skippedPartsAreHeldUpToABound() throws IOException {
    StringWriter json = new StringWriter();
    StringWriter sarif = new StringWriter();
    List<ReportWriter> writers =
        List.of(Format.JSON.writer(json, BASIS), Format.SARIF.writer(sarif, BASIS));
    for (ReportWriter writer : writers) {
      for (int i = 1; i <= JsonReport.MAX_SKIPPED + 3; i++) {
        writer.add(new Skipped(new Place("a.yaml", i, 1), "is a template"));
      }
      writer.end(NONE);
    }

    ReportSchemas.checkJson(json.toString());
    assertThat(new ObjectMapper().readTree(json.toString()).path("skipped"))
        .hasSize(JsonReport.MAX_SKIPPED);
    assertThat(sarif.toString()).contains("\"and 3 more notifications\"");
  }

  @Test
  void fingerprintsSurviveLinesAndTellFindingsApart() throws IOException {
    List<String> before = fingerprints(1);
    List<String> after = fingerprints(100);

    assertThat(after).isEqualTo(before).doesNotHaveDuplicates().hasSize(6);
  }

  private static List<String> fingerprints(int line) throws IOException {
    StringWriter out = new StringWriter();
    ReportWriter writer = Format.SARIF.writer(out, BASIS);
    Finding first = finding("rule-a", "image", line);
    List<Finding> findings =
        List.of(first, first, finding("rule-b", "image", line), finding("rule-a", "volume", line));
    Place place = new Place("a.yaml", line, 1);
    writer.add(new CheckedObject(place, Optional.of(new ObjectName("Pod", "a", "b")), findings));
    writer.add(
        new CheckedObject(place, Optional.of(new ObjectName("Pod", "", "b")), List.of(first)));
    writer.add(
        new CheckedObject(place, Optional.of(new ObjectName("Job", "a", "b")), List.of(first)));
    writer.end(NONE);
    return new ObjectMapper().readTree(out.toString()).findValuesAsText("primaryLocationLineHash");
  }

  private static CheckedObject checked(String file, int number, Level level) {
    Place place = new Place(file, number + 1, 1);
    Finding finding =
        new Finding(level, "rule", place, Optional.empty(), "a sentence", Optional.empty());
    ObjectName name = new ObjectName("Pod", "shop", "pod-" + number);
    return new CheckedObject(place, Optional.of(name), List.of(finding));
  }

  private static Finding finding(String rule, String field, int line) {
    return new Finding(
        Level.DENY,
        rule,
        new Place("a.yaml", line, 1),
        Optional.of(FieldPath.of("spec", field)),
        "a sentence",
        Optional.empty());
  }
}
