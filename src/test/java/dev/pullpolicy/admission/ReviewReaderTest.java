package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pullpolicy.policy.WorkloadPaths;
import dev.pullpolicy.workload.Reading;
import dev.pullpolicy.workload.WorkloadShapes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A review is read as what its resource says, in whatever order its keys come. */
final class ReviewReaderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path REVIEWS = Path.of("src/test/resources/ownership");
  private static final String TEMPLATE =
      "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"a\",\"image\":\"x:1\"}]}}}}";

  @TestFactory
  Stream<DynamicTest> keysMayComeInAnyOrder() throws IOException {
    try (Stream<Path> files = Files.list(REVIEWS)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }
  }

  private static void check(Path file) throws IOException {
    JsonNode review = JSON.readTree(file.toFile());
    AdmissionRequest asSent = read(review.toString()).request();
    AdmissionRequest reversed = read(reversed(review).toString()).request();
    assertThat(asSent.object()).containsInstanceOf(Reading.Found.class);
    assertThat(((Reading.Found) asSent.object().get()).workload().uses()).isNotEmpty();
    assertThat(reversed.object()).isEqualTo(asSent.object());
    assertThat(reversed.oldObject()).isEqualTo(asSent.oldObject());
    assertThat(reversed.resource()).isEqualTo(asSent.resource());
  }

  /** Objects only: the order of lists means something. */
  private static JsonNode reversed(JsonNode node) {
    if (!node.isObject()) {
      return node;
    }
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(node.properties());
    Collections.reverse(fields);
    ObjectNode reversed = JSON.createObjectNode();
    fields.forEach(field -> reversed.set(field.getKey(), reversed(field.getValue())));
    return reversed;
  }

  @Test
  void theLastResourceIsTheOneThatCounts() throws IOException {
    assertThat(uses("\"resource\":{\"resource\":\"pods\"},\"object\":%s,%s")).isEqualTo(1);
    assertThat(uses("\"object\":%s,\"resource\":{\"resource\":\"pods\"},%s")).isEqualTo(1);
  }

  private static int uses(String request) throws IOException {
    String deployments = "\"resource\":{\"group\":\"apps\",\"resource\":\"deployments\"}";
    return found(request.formatted(TEMPLATE, deployments));
  }

  @Test
  void whatIsNoWorkloadIsNotRead() throws IOException {
    String secret = "\"object\":%s,\"resource\":{\"resource\":\"secrets\"}".formatted(TEMPLATE);
    assertThat(read(review(secret)).request().object()).isEmpty();
  }

  @Test
  void customResourcesAreReadByThePathsOfADocument() {
    WorkloadPaths paths =
        new WorkloadPaths("things.example.com", List.of("spec.template"), List.of());
    String request =
        "\"object\":%s,\"resource\":{\"group\":\"example.com\",\"resource\":\"things\"}"
            .formatted(TEMPLATE);
    assertThat(read(review(request)).request().object()).isEmpty();
    ReviewReading reading =
        ReviewReader.read(bytes(review(request)), WorkloadShapes.of(List.of(paths)));
    assertThat(reading.request().object()).containsInstanceOf(Reading.Found.class);
  }

  @Test
  void kindsAreNamedAsSelectorsNameThem() {
    String kind = "\"kind\":{\"group\":\"%s\",\"kind\":\"%s\"},";
    String resource = "\"resource\":{\"group\":\"%s\",\"resource\":\"%s\"}";
    String named = kind + resource;
    assertThat(kind(named.formatted("apps", "Deployment", "apps", "deployments")))
        .isEqualTo("Deployment");
    assertThat(kind(named.formatted("argoproj.io", "Rollout", "argoproj.io", "rollouts")))
        .isEqualTo("argoproj.io/Rollout");
    assertThat(kind(named.formatted("example.com", "Thing", "example.com", "things")))
        .isEqualTo("example.com/Thing");
    assertThat(kind(named.formatted("", "Secret", "", "secrets"))).isEqualTo("Secret");
  }

  private static String kind(String request) {
    return read(review(request)).request().kindInSelectors();
  }

  private static int found(String request) {
    Reading reading = read(review(request)).request().object().orElseThrow();
    return ((Reading.Found) reading).workload().uses().size();
  }

  private static String review(String request) {
    return """
        {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview",
        "request":{"uid":"1","operation":"CREATE",%s}}"""
        .formatted(request);
  }

  private static ReviewReading read(String review) {
    ReviewReading reading = ReviewReader.read(bytes(review), WorkloadShapes.BUILT_IN);
    assertThat(reading).isInstanceOf(ReviewReading.Whole.class);
    return reading;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
