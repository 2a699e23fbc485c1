package dev.pullpolicy.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pullpolicy.fixture.Scenario;
import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.WorkloadPaths;
import dev.pullpolicy.policy.WorkloadPaths.ImagePaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of kinds: its paths are a policy document's, and templates are read as Pods are. */
final class WorkloadKindTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path PODS = Path.of("src/test/resources/workloads/pod");

  @Test
  void aDocumentCanNameEveryKindOfKubernetes() {
    Arrays.stream(WorkloadKind.values())
        .map(
            kind ->
                "rules: [{name: a, match: {kinds: [%s]}, require: {references: [Tag]}}]"
                    .formatted(kind))
        .forEach(WorkloadKindTest::isValid);
  }

  @Test
  void thePageOnWorkloadsNamesEveryCustomKindAndNoOther() throws IOException {
    String page = Files.readString(Path.of("docs", "workloads.md"));
    List<String> named =
        Pattern.compile("(?m)^\\| (`.*`) \\| (`.*`) \\| ")
            .matcher(page)
            .results()
            .flatMap(row -> Stream.of(row.group(1).split(", "), row.group(2).split(", ")))
            .flatMap(Arrays::stream)
            .toList();
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(WorkloadKind.values())
                .filter(kind -> !kind.isKubernetes())
                .flatMap(kind -> Stream.of("`" + kind + "`", "`" + kind.resource() + "`"))
                .toList());
  }

  @TestFactory
  Stream<DynamicTest> pathsAreThoseOfADocument() {
    return Arrays.stream(WorkloadKind.values())
        .filter(kind -> !kind.isKubernetes())
        .map(kind -> DynamicTest.dynamicTest(kind.toString(), () -> isValid(document(kind))));
  }

  private static void isValid(String document) {
    Scenario.policy("apiVersion: pullpolicy.dev/v1alpha1\nkind: PullPolicy\n" + document);
  }

  private static String document(WorkloadKind kind) throws IOException {
    WorkloadPaths paths = kind.shape().written();
    StringBuilder entry = new StringBuilder("workloads: [{resource: " + kind.resource());
    if (!paths.podTemplates().isEmpty()) {
      entry.append(", podTemplates: ").append(JSON.writeValueAsString(paths.podTemplates()));
    }
    if (!paths.images().isEmpty()) {
      entry.append(", images: [");
      entry.append(String.join(", ", paths.images().stream().map(WorkloadKindTest::pair).toList()));
      entry.append(']');
    }
    return entry.append("}]").toString();
  }

  private static String pair(ImagePaths pair) {
    String policy = pair.pullPolicy().map(path -> ", pullPolicy: \"" + path + "\"").orElse("");
    return "{image: \"" + pair.image() + "\"" + policy + "}";
  }

  @Test
  void anEntryOfTheDocumentStandsInPlaceOfWhatIsBuiltIn() throws IOException {
    WorkloadPaths written =
        new WorkloadPaths("rollouts.argoproj.io", List.of("spec.other"), List.of());
    WorkloadShapes shapes = WorkloadShapes.of(List.of(written));
    assertThat(shapes.find("argoproj.io", "rollouts").orElseThrow().paths())
        .containsExactly("spec.other");
    assertThat(shapes.find("apps", "deployments")).contains(WorkloadKind.DEPLOYMENT.shape());
    assertThat(shapes.find("", "deployments")).isEmpty();
    assertThat(shapes.find("apps", "secrets")).isEmpty();
  }

  @Test
  void aPullPolicyMayStandAboveAndAfterItsImages() throws IOException {
    ImagePaths pair = new ImagePaths("spec.nodes.*.images.*", Optional.of("spec.nodes.*.pull.how"));
    ImagePaths shared = new ImagePaths("spec.tool.image", Optional.of("spec.policy"));
    WorkloadPaths paths = new WorkloadPaths("x.example.com", List.of(), List.of(pair, shared));
    Workload read =
        read(
            JSON.readTree(
                """
                {"spec":{"nodes":{"a.b":{"images":{"web":"x:1","db":"y:1"},"pull":{"how":"Never"}},
                "c":{"images":["z"]}},"tool":{"image":"t"},"policy":"Always"}}
                """),
            WorkloadShape.custom(paths));
    assertThat(read.uses())
        .extracting(
            use ->
                "%s %s %s %s %s"
                    .formatted(
                        use.name(),
                        use.path(),
                        use.imagePath(),
                        use.policyPath(),
                        use.declaredText().orElse("-")))
        .containsExactly(
            "web spec.nodes[\"a.b\"].images spec.nodes[\"a.b\"].images.web spec.nodes[\"a.b\"].pull.how Never",
            "db spec.nodes[\"a.b\"].images spec.nodes[\"a.b\"].images.db spec.nodes[\"a.b\"].pull.how Never",
            " spec.nodes.c.images spec.nodes.c.images[0] spec.nodes.c.pull.how -",
            "tool spec.tool spec.tool.image spec.policy Always");
  }

  @Test
  void aNameBesideAStarIsFollowedToo() throws IOException {
    WorkloadPaths paths =
        new WorkloadPaths("x.example.com", List.of("spec.*.first", "spec.main.second"), List.of());
    String template = "{\"spec\":{\"containers\":[{\"image\":\"a\"}]}}";
    Workload read =
        read(
            JSON.readTree(
                "{\"spec\":{\"main\":{\"first\":%s,\"second\":%s}}}".formatted(template, template)),
            WorkloadShape.custom(paths));
    assertThat(read.templates())
        .extracting(each -> each.path().toString())
        .containsExactly("spec.main.first", "spec.main.second");
    assertThat(read.unmatched()).isEmpty();
  }

  /** Every Pod of the fixtures, put into each kind that has one template at a fixed place. */
  @TestFactory
  Stream<DynamicTest> aTemplateIsReadAsThePodIs() throws IOException {
    try (Stream<Path> files = Files.list(PODS)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
          .flatMap(WorkloadKindTest::asTemplates);
    }
  }

  private static Stream<DynamicTest> asTemplates(Path file) {
    JsonNode pod;
    try {
      pod = JSON.readTree(file.toFile());
      if (!(find(pod, WorkloadKind.POD.shape()) instanceof Reading.Found)) {
        return Stream.of();
      }
    } catch (IOException e) {
      return Stream.of();
    }
    return Stream.of(
            WorkloadKind.DEPLOYMENT,
            WorkloadKind.CRON_JOB,
            WorkloadKind.POD_TEMPLATE,
            WorkloadKind.ROLLOUT)
        .map(
            kind ->
                DynamicTest.dynamicTest(
                    file.getFileName() + " as " + kind, () -> compare(pod, kind)));
  }

  private static void compare(JsonNode pod, WorkloadKind kind) throws IOException {
    String place = kind.shape().paths().get(0);
    Workload own = read(pod, WorkloadKind.POD.shape());
    Workload read = read(wrapped(pod, place), kind.shape());
    assertThat(read.templates()).hasSizeLessThanOrEqualTo(1);
    assertThat(read.uses())
        .map(use -> describe(use, place))
        .isEqualTo(own.uses().stream().map(use -> describe(use, "")).toList());
    read.templates()
        .forEach(template -> assertThat(template.pod()).isEqualTo(own.templates().get(0).pod()));
  }

  private static String describe(ImageUse use, String place) {
    assertThat(use.path().toString()).startsWith(place);
    String path = use.path().toString().substring(place.isEmpty() ? 0 : place.length() + 1);
    return "%s %s %s %s %s"
        .formatted(path, use.type(), use.name(), use.image().written(), use.declaredText());
  }

  private static JsonNode wrapped(JsonNode pod, String place) {
    JsonNode object = pod;
    List<String> names = Arrays.asList(place.split("\\."));
    for (int i = names.size() - 1; i >= 0; i--) {
      object = JSON.createObjectNode().set(names.get(i), object);
    }
    return object;
  }

  private static Workload read(JsonNode object, WorkloadShape shape) throws IOException {
    return ((Reading.Found) find(object, shape)).workload();
  }

  private static Reading find(JsonNode object, WorkloadShape shape) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(object.toString())) {
      parser.nextToken();
      return WorkloadReader.read(parser, shape);
    }
  }
}
