package dev.pullpolicy.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pullpolicy.fixture.GoldenFile;
import dev.pullpolicy.policy.ImageUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads who wrote the pull policies of both objects of every recorded review in {@code ownership/},
 * and compares with the {@code .txt} beside it.
 */
final class FieldOwnersTest {
  private static final Path FIXTURES = Path.of("src/test/resources/ownership");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  Stream<DynamicTest> recorded() throws IOException {
    List<Path> inputs = files(".json");
    assertThat(inputs).isNotEmpty();
    return inputs.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  @Test
  void everyExpectationHasItsReview() throws IOException {
    assertThat(files(".txt")).hasSameSizeAs(files(".json"));
    assertThat(files("")).hasSize(2 * files(".json").size());
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static void check(Path file) throws IOException {
    JsonNode request = JSON.readTree(file.toFile()).get("request");
    String text = text("object", request) + text("oldObject", request);
    GoldenFile.check(
        file.resolveSibling(file.getFileName().toString().replace(".json", ".txt")), text);
  }

  private static String text(String which, JsonNode request) throws IOException {
    JsonNode object = request.get(which);
    return object.isNull() ? "" : which + "\n" + text(read(object, WorkloadKind.DEPLOYMENT));
  }

  private static String text(Workload workload) {
    return workload.templates().stream()
        .flatMap(template -> template.uses().stream().map(use -> text(workload, template, use)))
        .collect(Collectors.joining());
  }

  private static String text(Workload workload, PodTemplate template, ImageUse use) {
    return "  %s %s: %s%n"
        .formatted(use.path(), use.image().written(), owners(workload, template, use));
  }

  private static String owners(Workload workload, PodTemplate template, ImageUse use) {
    return workload
        .owners()
        .orElseThrow()
        .of(template, use)
        .map(
            o ->
                "applied by %s, updated by %s, last applied %s"
                    .formatted(o.appliers(), o.updaters(), o.lastApplied()))
        .orElse("left open");
  }

  @Test
  void aListThatIsOwnedAsAWholeIsListedWithAllThatIsInIt() throws IOException {
    JsonNode rollout =
        object("{\"f:spec\":{\"f:template\":{\"f:spec\":{\"f:containers\":{}}}}}", "Apply");
    assertThat(only(rollout, WorkloadKind.ROLLOUT)).startsWith("applied by [me], updated by []");
  }

  @Test
  void ofAnInheritedPullPolicyTheOneThatIsInheritedIsAskedFor() throws IOException {
    JsonNode task =
        JSON.readTree(
            """
            {"metadata":{"managedFields":[{"manager":"me","operation":"Apply",
            "fieldsV1":{"f:spec":{"f:stepTemplate":{"f:imagePullPolicy":{}}}}}]},
            "spec":{"stepTemplate":{"imagePullPolicy":"Never"},"steps":[{"name":"a","image":"x"}]}}
            """);
    assertThat(only(task, WorkloadKind.TASK)).startsWith("applied by [me], updated by []");
  }

  @Test
  void replicatedJobsOfOneGroupAreListedByTheirNames() throws IOException {
    String entry =
        "{\"f:spec\":{\"f:replicatedJobs\":{\"k:{\\\"name\\\":\\\"b\\\"}\":{\"f:template\":{}}}}}";
    JsonNode jobs =
        JSON.readTree(
            """
            {"metadata":{"managedFields":[{"manager":"me","operation":"Apply","fieldsV1":%s}]},
            "spec":{"replicatedJobs":[{"groupName":"default","name":"b","template":{"spec":
            {"template":{"spec":{"containers":[{"name":"a","image":"x"}]}}}}}]}}
            """
                .formatted(entry));
    assertThat(only(jobs, WorkloadKind.JOB_SET)).startsWith("applied by [me], updated by []");
  }

  @Test
  void anEntryWithoutWhatIsInItListsNothing() throws IOException {
    String entry = "{\"f:spec\":{\"f:template\":{\"f:spec\":{\"f:containers\":{%s:{}}}}}}";
    JsonNode object = object(entry.formatted("\"k:{\\\"name\\\":\\\"a\\\"}\""), "Apply");
    assertThat(only(object, WorkloadKind.DEPLOYMENT)).startsWith("applied by [], updated by []");
    assertThat(only(object, WorkloadKind.ROLLOUT)).startsWith("applied by [], updated by []");
  }

  @Test
  void inKubernetesOwnKindsOnlyTheFieldItselfCounts() throws IOException {
    JsonNode object =
        object("{\"f:spec\":{\"f:template\":{\"f:spec\":{\"f:containers\":{}}}}}", "Apply");
    assertThat(only(object, WorkloadKind.DEPLOYMENT)).startsWith("applied by [], updated by []");
  }

  @Test
  void ofAContainerThatAnotherEntryListsNothingIsSaid() throws IOException {
    JsonNode other =
        object(
            "{\"f:spec\":{\"f:template\":{\"f:spec\":{\"f:containers\":{\"k:{\\\"name\\\":\\\"b\\\"}\":"
                + "{\"f:imagePullPolicy\":{}},\"i:0\":{\"f:x\":{}},\"v:1\":{},\".\":{}}}}}}",
            "Apply");
    assertThat(only(other, WorkloadKind.DEPLOYMENT)).startsWith("applied by [], updated by []");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\\\"id\\\":\\\"web\\\"}", "{broken", ""})
  void anEntryThatIsKnownByAnotherKeyLeavesItOpen(String key) throws IOException {
    JsonNode other =
        object(
            "{\"f:spec\":{\"f:template\":{\"f:spec\":{\"f:containers\":{\"k:"
                + key
                + "\":{\"f:imagePullPolicy\":{}}}}}}}",
            "Apply");
    assertThat(only(other, WorkloadKind.DEPLOYMENT)).isEqualTo("left open");
  }

  @Test
  void anOperationThatIsNoneOwnsNothing() throws IOException {
    JsonNode odd = object("{\"f:spec\":{}}", "Replace");
    assertThat(only(odd, WorkloadKind.DEPLOYMENT)).startsWith("applied by [], updated by []");
  }

  @Test
  void moreFieldsThanAreKeptMakeItUnknown() throws IOException {
    String containers =
        IntStream.rangeClosed(0, 10_000)
            .mapToObj(i -> "\"k:{\\\"name\\\":\\\"c" + i + "\\\"}\":{\"f:imagePullPolicy\":{}}")
            .collect(Collectors.joining(","));
    JsonNode large =
        object(
            "{\"f:spec\":{\"f:template\":{\"f:spec\":{\"f:containers\":{" + containers + "}}}}}",
            "Update");
    assertThat(only(large, WorkloadKind.DEPLOYMENT)).isEqualTo("left open");
  }

  @Test
  void theAnnotationIsReadUpToItsBound() throws IOException {
    assertThat(
            lastApplied(
                "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"a\",\"image\":\"x\"}]}}}}"))
        .isEqualTo("WITHOUT_POLICY");
    assertThat(
            lastApplied(
                "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"b\",\"image\":\"x\"}]}}}}"))
        .isEqualTo("WITHOUT_CONTAINER");
    assertThat(
            lastApplied(
                "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"a\",\"image\":\"x\",\"imagePullPolicy\":\"Always\"}]}}}}"
                    + " ".repeat(1_000)))
        .isEqualTo("WITH_POLICY");
    assertThat(lastApplied("{}" + " ".repeat(256 * 1024))).isEqualTo("UNREADABLE");
    assertThat(lastApplied("{\"spec\":[]}")).isEqualTo("UNREADABLE");
    assertThat(lastApplied("{")).isEqualTo("UNREADABLE");
    assertThat(lastApplied("")).isEqualTo("UNREADABLE");
    assertThat(lastApplied("null")).isEqualTo("WITHOUT_CONTAINER");
  }

  private static String lastApplied(String text) throws IOException {
    ObjectNode object = object("{}", "Update");
    ObjectNode metadata = (ObjectNode) object.get("metadata");
    metadata.putObject("annotations").put(LastAppliedReader.ANNOTATION, text);
    String owners = only(object, WorkloadKind.DEPLOYMENT);
    return owners.substring(owners.lastIndexOf(' ') + 1);
  }

  private static String only(JsonNode object, WorkloadKind kind) throws IOException {
    Workload workload = read(object, kind);
    PodTemplate template = workload.templates().get(0);
    return owners(workload, template, template.uses().get(0));
  }

  private static ObjectNode object(String fields, String operation) throws IOException {
    return (ObjectNode)
        JSON.readTree(
            """
            {"metadata":{"managedFields":[{"fieldsV1":%s,"manager":"me","operation":"%s"}]},
            "spec":{"template":{"spec":{"containers":[{"name":"a","image":"x"}]}}}}
            """
                .formatted(fields, operation));
  }

  private static Workload read(JsonNode object, WorkloadKind kind) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(object.toString())) {
      parser.nextToken();
      Reading reading = WorkloadReader.readWithOwners(parser, kind.shape());
      assertThat(reading).isInstanceOf(Reading.Found.class);
      return ((Reading.Found) reading).workload();
    }
  }
}
