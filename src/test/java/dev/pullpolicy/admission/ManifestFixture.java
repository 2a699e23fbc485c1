package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pullpolicy.workload.WorkloadKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A manifest of {@code manifests/} as people write them, with what an API server made of its
 * objects before any webhook saw them: {@code <case>.defaulted.json}, which the end-to-end case
 * {@code offline} compares and writes.
 *
 * @param file the manifest
 * @param copies the workloads of the API server by kind and name; those that it refused are missing
 */
record ManifestFixture(Path file, Map<String, JsonNode> copies) {
  static final Path ALL = AdmissionCase.RESOURCES.resolve("manifests");

  /** Where objects are that do not say it. */
  static final String NAMESPACE = "shop";

  static List<ManifestFixture> all() throws IOException {
    try (Stream<Path> files = Files.list(ALL)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(yaml|json)"))
          .filter(file -> !file.toString().endsWith(".defaulted.json"))
          .sorted()
          .map(file -> new ManifestFixture(file, copies(file)))
          .toList();
    }
  }

  private static Map<String, JsonNode> copies(Path file) {
    Map<String, JsonNode> copies = new LinkedHashMap<>();
    for (JsonNode object : read(file.resolveSibling(file.getFileName() + ".defaulted.json"))) {
      if (kind(object).isPresent()) {
        assertThat(copies.put(name(object), object)).as("%s twice", name(object)).isNull();
      }
    }
    return copies;
  }

  private static JsonNode read(Path file) {
    try {
      return AdmissionCase.JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<WorkloadKind> kind(JsonNode object) {
    return Arrays.stream(WorkloadKind.values())
        .filter(WorkloadKind::isKubernetes)
        .filter(kind -> kind.toString().equals(object.path("kind").asText()))
        .findFirst();
  }

  /** As {@code check} names it: {@code Pod web}, {@code Job nightly-*}. */
  private static String name(JsonNode object) {
    JsonNode metadata = object.get("metadata");
    String name = metadata.path("name").asText(metadata.path("generateName").asText() + "*");
    return object.get("kind").asText() + " " + name;
  }

  /** The namespace in which the copy is created. */
  static String namespace(JsonNode copy) {
    return copy.at("/metadata/namespace").asText(NAMESPACE);
  }

  /** What the API server asks when the copy is created. */
  static byte[] creation(JsonNode copy) {
    WorkloadKind kind = kind(copy).orElseThrow();
    ObjectNode object = copy.deepCopy();
    object.withObject("/metadata").put("namespace", namespace(copy));
    ObjectNode review =
        AdmissionCase.JSON
            .createObjectNode()
            .put("apiVersion", "admission.k8s.io/v1")
            .put("kind", "AdmissionReview");
    ObjectNode request =
        review
            .putObject("request")
            .put("uid", "u")
            .put("operation", "CREATE")
            .put("namespace", namespace(copy))
            .put("name", copy.at("/metadata/name").asText());
    request
        .putObject("resource")
        .put("group", kind.group())
        .put("version", "v1")
        .put("resource", kind.plural());
    request.putObject("kind").put("kind", kind.toString());
    request.putObject("userInfo").put("username", "alice");
    request.set("object", object);
    return review.toString().getBytes(StandardCharsets.UTF_8);
  }
}
