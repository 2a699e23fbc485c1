package dev.pullpolicy.cli.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pullpolicy.app.Commands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What holds whatever is resolved, seen on every manifest and every request of the repository. */
final class ResolvePropertiesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final String WORDS = "Always|IfNotPresent|Never";

  @TempDir private Path folder;

  /** Under no policy, and under one that writes Always everywhere. */
  @TestFactory
  Stream<DynamicTest> aSecondRunChangesNothing() throws IOException {
    return manifests().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.toString(),
                    () -> {
                      checkTwice(file, List.of());
                      checkTwice(file, List.of("--policy", "policies/always-pull/policy.yaml"));
                    }));
  }

  private static void checkTwice(Path file, List<String> options) throws IOException {
    String before = Files.readString(file);
    String once = resolve(before, options);
    if (once.equals(before)) {
      return;
    }
    assertThat(resolve(once, options)).isEqualTo(once);
    assertIsPartOf(withoutPolicies(before), withoutPolicies(once));
  }

  /** What is printed, without what is said. */
  private static String resolve(String manifest, List<String> options) {
    List<String> arguments = new ArrayList<>(List.of("resolve", "-"));
    arguments.addAll(options);
    String printed = Commands.run(manifest.getBytes(StandardCharsets.UTF_8), arguments);
    int said = printed.lastIndexOf("error: <stdin>");
    return said < 0 ? printed : printed.substring(0, said);
  }

  /** Without the values that may be replaced. */
  private static String withoutPolicies(String text) {
    return text.replaceAll("([pP]ullPolicy[\"']?: *)(null|~|\\*[a-z]+)", "$1")
        .replaceAll("([pP]ullPolicy[\"']?: *)\"?(" + WORDS + "|)\"?", "$1")
        .replaceAll(WORDS, "");
  }

  /** Whether all of it is there, in its order. */
  private static void assertIsPartOf(String part, String whole) {
    int found = 0;
    for (int i = 0; i < whole.length() && found < part.length(); i++) {
      found += whole.charAt(i) == part.charAt(found) ? 1 : 0;
    }
    assertThat(part.substring(found)).isEmpty();
  }

  private static List<Path> manifests() throws IOException {
    List<Path> all = new ArrayList<>();
    List<Path> trees =
        List.of(
            RESOURCES.resolve("cli"),
            RESOURCES.resolve("resolve"),
            RESOURCES.resolve("workloads"),
            Path.of("src/e2e/cases"),
            Path.of("policies"));
    for (Path tree : trees) {
      try (Stream<Path> files = Files.walk(tree)) {
        files.filter(file -> !ending(file).isEmpty()).forEach(all::add);
      }
    }
    assertThat(all).hasSizeGreaterThan(200);
    return all.stream().sorted().toList();
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yaml") || name.endsWith(".json")
        ? name.substring(name.lastIndexOf('.'))
        : "";
  }

  /** For every new pod that the webhook patches, the object is resolved to the patched one. */
  @TestFactory
  Stream<DynamicTest> resolvesToWhatTheWebhookPatches() throws IOException {
    List<Path> patched;
    try (Stream<Path> cases = Files.list(RESOURCES.resolve("admission"))) {
      patched = cases.filter(ResolvePropertiesTest::isPatched).sorted().toList();
    }
    assertThat(patched).hasSizeGreaterThan(10);
    return patched.stream()
        .map(c -> DynamicTest.dynamicTest(c.getFileName().toString(), () -> checkPatch(c)));
  }

  private static boolean isPatched(Path directory) {
    return patch(directory).isArray()
        && !Files.exists(directory.resolve("context.json"))
        && request(directory).path("operation").asText().equals("CREATE");
  }

  private static JsonNode patch(Path directory) {
    return read(directory.resolve("response.json")).at("/mutate/body/response/patch");
  }

  private static JsonNode request(Path directory) {
    return read(directory.resolve("request.json")).path("request");
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      return JSON.missingNode();
    }
  }

  private void checkPatch(Path directory) throws IOException {
    JsonNode request = request(directory);
    ObjectNode object = request.path("object").deepCopy();
    object.put("apiVersion", "v1").put("kind", "Pod");
    object.withObjectProperty("metadata").put("namespace", request.path("namespace").asText());
    Path manifest = Files.createTempDirectory(folder, "pod").resolve("pod.json");
    Files.writeString(manifest, JSON.writeValueAsString(object));
    String resolved =
        Commands.run(
            new byte[0],
            List.of(
                "resolve",
                manifest.toString(),
                "--policy",
                directory.resolve("policy.yaml").toString()));
    for (JsonNode change : patch(directory)) {
      String path = change.path("path").asText();
      int last = path.lastIndexOf('/');
      ((ObjectNode) object.at(path.substring(0, last)))
          .put(path.substring(last + 1), change.path("value").asText());
    }
    assertThat(JSON.readTree(resolved)).isEqualTo(object);
  }
}
