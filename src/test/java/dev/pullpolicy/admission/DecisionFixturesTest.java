package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pullpolicy.policy.WorkloadPaths;
import dev.pullpolicy.workload.WorkloadKind;
import dev.pullpolicy.workload.WrittenPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every kind of workload, created and updated, with every outcome: {@code
 * decisions/<kind>/<operation>.<outcome>[.<variant>]/}. A kind is one of {@link WorkloadKind}, or a
 * resource of the shared policy's own {@code workloads}. Answers are compared as a whole, and with
 * what the name of the directory says.
 */
final class DecisionFixturesTest {
  static final Path DECISIONS = AdmissionCase.RESOURCES.resolve("decisions");

  private static final Set<String> FILES =
      Set.of("request.json", "response.json", "policy.yaml", "context.json");
  private static final Pattern NAME =
      Pattern.compile("([a-z.]+)/(create|update)\\.([a-z]+)(\\.[a-z0-9-]+)?");

  /** What is asked for of every kind; a workload is never patched when it is created. */
  private static final List<String> OF_ALL =
      List.of(
          "create.allowed",
          "create.denied",
          "create.warned",
          "update.allowed",
          "update.denied",
          "update.warned");

  private static final String PATCHED = "update.patched";

  @TestFactory
  Stream<DynamicTest> answers() throws IOException {
    return AdmissionCase.in(DECISIONS).stream()
        .map(
            fixture ->
                DynamicTest.dynamicTest(
                    fixture.name(),
                    () -> GoldenAnswers.check(fixture.expected(), fixture.answers())));
  }

  @TestFactory
  Stream<DynamicTest> outcomesAreThoseOfTheNames() throws IOException {
    return AdmissionCase.in(DECISIONS).stream()
        .map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> checkOutcome(fixture)));
  }

  private static void checkOutcome(AdmissionCase fixture) {
    JsonNode answers = fixture.answers();
    JsonNode mutate = answers.at("/mutate/body/response");
    JsonNode validate = answers.at("/validate/body/response");
    switch (name(fixture).group(3)) {
      case "allowed" -> {
        assertThat(List.of(mutate, validate)).allSatisfy(DecisionFixturesTest::isQuiet);
        assertThat(mutate.has("patch")).isFalse();
      }
      case "denied" -> {
        assertThat(validate.path("allowed").asBoolean(true)).isFalse();
        assertThat(answers.at("/validateMutated/body/response/allowed").asBoolean()).isFalse();
      }
      case "warned" -> {
        assertThat(validate.path("allowed").asBoolean()).isTrue();
        assertThat(validate.path("warnings")).isNotEmpty();
        assertThat(mutate.path("allowed").asBoolean()).isTrue();
        assertThat(mutate.has("patch")).isFalse();
      }
      case "patched" -> {
        assertThat(mutate.path("patch")).isNotEmpty();
        assertThat(mutate.path("warnings")).isNotEmpty();
        assertThat(answers.at("/validateMutated/body/response/allowed").asBoolean()).isTrue();
      }
      case "failed" -> assertThat(answers.at("/validate/httpStatus").asInt()).isIn(400, 500);
      default -> throw new AssertionError("no outcome in " + fixture.name());
    }
  }

  private static void isQuiet(JsonNode response) {
    assertThat(response.path("allowed").asBoolean()).isTrue();
    assertThat(response.has("warnings")).isFalse();
  }

  private static Matcher name(AdmissionCase fixture) {
    Matcher name = NAME.matcher(fixture.name());
    assertThat(name.matches()).as(fixture.name()).isTrue();
    return name;
  }

  @Test
  void noCombinationIsMissing() throws IOException {
    Set<String> there =
        AdmissionCase.in(DECISIONS).stream().map(AdmissionCase::name).collect(Collectors.toSet());
    Set<String> wanted = new HashSet<>();
    kinds()
        .forEach(
            (directory, paths) -> {
              OF_ALL.forEach(outcome -> wanted.add(directory + "/" + outcome));
              if (hasPullPolicies(paths)) {
                wanted.add(directory + "/" + PATCHED);
              }
            });
    assertThat(there).containsAll(wanted);
  }

  @Test
  void onlyWhatHasNoPullPolicyIsNeverPatched() throws IOException {
    Set<String> there =
        AdmissionCase.in(DECISIONS).stream().map(AdmissionCase::name).collect(Collectors.toSet());
    assertThat(kinds())
        .allSatisfy(
            (directory, paths) ->
                assertThat(there.contains(directory + "/" + PATCHED))
                    .as(directory)
                    .isEqualTo(hasPullPolicies(paths)));
    assertThat(kinds().values()).anyMatch(paths -> !hasPullPolicies(paths));
  }

  @Test
  void everyDirectoryIsAKindAndEveryCaseIsOfIt() throws IOException {
    Map<String, WorkloadPaths> kinds = kinds();
    assertThat(AdmissionCase.in(DECISIONS))
        .allSatisfy(
            fixture -> {
              Matcher name = name(fixture);
              JsonNode request = AdmissionCase.tree(fixture.request()).get("request");
              assertThat(kinds).containsKey(name.group(1));
              assertThat(
                      WorkloadKind.resource(
                          request.at("/resource/group").asText(),
                          request.at("/resource/resource").asText()))
                  .isEqualTo(kinds.get(name.group(1)).resource());
              assertThat(request.get("operation").asText()).isEqualToIgnoringCase(name.group(2));
            });
  }

  @Test
  void everyCaseIsWhole() throws IOException {
    try (Stream<Path> files = Files.walk(DECISIONS)) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(
              file -> {
                assertThat(FILES).contains(file.getFileName().toString());
                if (!file.equals(DECISIONS.resolve("policy.yaml"))) {
                  assertThat(DECISIONS.relativize(file).getNameCount()).isEqualTo(3);
                  assertThat(file.resolveSibling("request.json")).exists();
                  assertThat(file.resolveSibling("response.json")).exists();
                }
              });
    }
  }

  /** Where the objects of a directory name images. */
  private static Map<String, WorkloadPaths> kinds() throws IOException {
    Map<String, WorkloadPaths> kinds = new TreeMap<>();
    Arrays.stream(WorkloadKind.values())
        .filter(kind -> kind != WorkloadKind.POD)
        .forEach(kind -> kinds.put(directory(kind), WrittenPaths.of(kind)));
    String shared = Files.readString(DECISIONS.resolve("policy.yaml"));
    AdmissionCase.inForce(shared)
        .snapshot()
        .evaluator()
        .policy()
        .workloads()
        .forEach(paths -> kinds.put(paths.resource(), paths));
    return kinds;
  }

  static String directory(WorkloadKind kind) {
    return kind.name().replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static boolean hasPullPolicies(WorkloadPaths paths) {
    return !paths.podTemplates().isEmpty()
        || paths.images().stream().anyMatch(image -> image.pullPolicy().isPresent());
  }
}
