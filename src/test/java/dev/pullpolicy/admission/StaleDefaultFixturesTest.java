package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every way in which pull policies come to be written: {@code stale-defaults/<case>.<outcome>/},
 * each answered under {@code Ignore}, {@code Warn} and {@code Reset}. The outcome says what the two
 * others do: {@code quiet} nothing; {@code warned} both warn; {@code reset} one warns, the other
 * writes. Reviews that a real API server sent are not copied, but named in {@code request.txt}.
 */
final class StaleDefaultFixturesTest {
  static final Path STALE_DEFAULTS = AdmissionCase.RESOURCES.resolve("stale-defaults");
  static final List<String> WORDS = List.of("Ignore", "Warn", "Reset");

  private static final Path OWNERSHIP = AdmissionCase.RESOURCES.resolve("ownership");
  private static final Set<String> FILES =
      Set.of("request.json", "request.txt", "response.json", "policy.yaml");
  private static final String SENTENCE = "staleDefaults: ";
  private static final int MANY_FIELDS = 10_001;

  /** The case under one of the three words. */
  static AdmissionCase under(String word, AdmissionCase fixture) {
    return fixture.under(
        document -> {
          assertThat(document).contains("staleDefaults: Warn");
          return document.replace("staleDefaults: Warn", "staleDefaults: " + word);
        });
  }

  private static ObjectNode answers(AdmissionCase fixture) {
    ObjectNode answers = AdmissionCase.JSON.createObjectNode();
    WORDS.forEach(word -> answers.set(word, under(word, fixture).answers()));
    return answers;
  }

  @TestFactory
  Stream<DynamicTest> answers() throws IOException {
    return AdmissionCase.in(STALE_DEFAULTS).stream()
        .map(
            fixture ->
                DynamicTest.dynamicTest(
                    fixture.name(),
                    () -> GoldenAnswers.check(fixture.expected(), answers(fixture))));
  }

  @TestFactory
  Stream<DynamicTest> outcomesAreThoseOfTheNames() throws IOException {
    return AdmissionCase.in(STALE_DEFAULTS).stream()
        .map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> checkOutcome(fixture)));
  }

  private static void checkOutcome(AdmissionCase fixture) {
    JsonNode answers = answers(fixture);
    String outcome = fixture.name().substring(fixture.name().lastIndexOf('.') + 1);
    assertThat(outcome).isIn("quiet", "warned", "reset");
    boolean isStale = !outcome.equals("quiet");
    boolean isReset = outcome.equals("reset");
    assertThat(answers.get("Ignore").toString()).doesNotContain(SENTENCE);
    assertThat(isWarnedOf(answers.get("Warn"), "validate")).isEqualTo(isStale);
    assertThat(isWarnedOf(answers.get("Reset"), "validate")).isEqualTo(isStale);
    assertThat(isWarnedOf(answers.get("Reset"), "validateMutated")).isEqualTo(false);
    assertThat(patch(answers.get("Ignore"))).isEmpty();
    assertThat(patch(answers.get("Warn"))).isEmpty();
    assertThat(patch(answers.get("Reset")).isEmpty()).isEqualTo(!isReset);
    patch(answers.get("Reset"))
        .forEach(operation -> assertThat(operation.get("value").asText()).isEqualTo("Always"));
  }

  private static JsonNode patch(JsonNode answers) {
    return answers.at("/mutate/body/response").path("patch");
  }

  private static boolean isWarnedOf(JsonNode answers, String webhook) {
    for (JsonNode warning : answers.at("/" + webhook + "/body/response").path("warnings")) {
      if (warning.asText().contains(SENTENCE)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void moreListedFieldsThanAreReadMakeItUnknown() {
    AdmissionCase fixture =
        under(
            "Reset",
            AdmissionCase.read(STALE_DEFAULTS.resolve("server-side-apply-not-written.reset")));
    byte[] listed = alsoListed(fixture.request(), MANY_FIELDS);
    byte[] few = alsoListed(fixture.request(), 10);
    assertThat(fixture.mutate(few, written()).outcome()).isEqualTo(Answer.Outcome.PATCHED);
    assertThat(fixture.mutate(listed, written()).outcome()).isEqualTo(Answer.Outcome.ALLOWED);
    assertThat(new String(fixture.validate(listed, written()).body(), StandardCharsets.UTF_8))
        .contains(SENTENCE);
  }

  /** The same with an entry of a manager that lists other containers. */
  private static byte[] alsoListed(byte[] request, int containers) {
    JsonNode review = AdmissionCase.tree(request);
    ArrayNode managed = (ArrayNode) review.at("/request/object/metadata/managedFields");
    ObjectNode list =
        managed
            .addObject()
            .put("manager", "other")
            .put("operation", "Apply")
            .putObject("fieldsV1")
            .putObject("f:spec")
            .putObject("f:template")
            .putObject("f:spec")
            .putObject("f:containers");
    for (int i = 0; i < containers; i++) {
      list.putObject("k:{\"name\":\"c" + i + "\"}").putObject("f:imagePullPolicy");
    }
    return review.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static WrittenOverrides written() {
    return new WrittenOverrides(Clock.fixed(AdmissionCase.NOW, ZoneOffset.UTC));
  }

  @Test
  void everyRecordedReviewIsACase() throws IOException {
    List<Path> recorded;
    try (Stream<Path> files = Files.list(OWNERSHIP)) {
      recorded = files.filter(file -> file.toString().endsWith(".json")).toList();
    }
    List<Path> named;
    try (Stream<Path> files = Files.walk(STALE_DEFAULTS)) {
      named =
          files
              .filter(file -> file.endsWith("request.txt"))
              .map(StaleDefaultFixturesTest::named)
              .filter(file -> file.startsWith(OWNERSHIP))
              .toList();
    }
    assertThat(recorded).isNotEmpty();
    assertThat(named).containsExactlyInAnyOrderElementsOf(recorded);
  }

  private static Path named(Path file) {
    try {
      return AdmissionCase.RESOURCES.resolve(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyCaseIsWhole() throws IOException {
    try (Stream<Path> files = Files.walk(STALE_DEFAULTS)) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(
              file -> {
                assertThat(FILES).contains(file.getFileName().toString());
                if (!file.equals(STALE_DEFAULTS.resolve("policy.yaml"))) {
                  assertThat(STALE_DEFAULTS.relativize(file).getNameCount()).isEqualTo(2);
                  assertThat(file.resolveSibling("response.json")).exists();
                  assertThat(Files.exists(file.resolveSibling("request.json")))
                      .isNotEqualTo(Files.exists(file.resolveSibling("request.txt")));
                }
              });
    }
  }
}
