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

  /** Under each sample policy and under none. */
  @TestFactory
  Stream<DynamicTest> aSecondRunChangesNothing() throws IOException {
    List<Path> policies = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("policies"))) {
      files.filter(file -> file.endsWith("policy.yaml")).forEach(policies::add);
    }
    assertThat(policies).hasSizeGreaterThan(3);
    return manifests().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.toString(),
                    () -> {
                      checkTwice(file, List.of());
                      for (Path policy : policies) {
                        checkTwice(file, List.of("--policy", policy.toString()));
                      }
                    }));
  }

  private void checkTwice(Path file, List<String> options) throws IOException {
    byte[] before = Files.readAllBytes(file);
    Path alone = Files.createTempDirectory(folder, "copy");
    Path copy = Files.write(alone.resolve("copy" + ending(file)), before);
    Commands.run(new byte[0], arguments(copy, options, "--in-place"));
    byte[] once = Files.readAllBytes(copy);
    String said = Commands.run(new byte[0], arguments(copy, options, "--in-place"));
    assertThat(said).doesNotContain("written");
    assertThat(Files.readAllBytes(copy)).isEqualTo(once);
    assertIsPartOf(withoutPolicies(before), withoutPolicies(once));
    try (Stream<Path> left = Files.list(alone)) {
      assertThat(left).containsExactly(copy);
    }
  }

  /** Without the values that may be replaced; one byte a character, whatever they are. */
  private static String withoutPolicies(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .replaceAll("([pP]ullPolicy[\"']?: *)(null|~|\\*[a-z]+)", "$1")
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

  private static List<String> arguments(Path file, List<String> options, String last) {
    List<String> arguments = new ArrayList<>(List.of("resolve", file.toString()));
    arguments.addAll(options);
    arguments.add(last);
    return arguments;
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
    Path manifest = Files.createTempDirectory(folder, "pod").resolve("pod.json");
    Files.writeString(manifest, JSON.writeValueAsString(object));
    String resolved =
        Commands.run(
            new byte[0],
            List.of(
                "resolve",
                manifest.toString(),
                "--policy",
                directory.resolve("policy.yaml").toString(),
                "--namespace",
                request.path("namespace").asText()));
    for (JsonNode change : patch(directory)) {
      String path = change.path("path").asText();
      int last = path.lastIndexOf('/');
      ((ObjectNode) object.at(path.substring(0, last)))
          .put(path.substring(last + 1), change.path("value").asText());
    }
    assertThat(JSON.readTree(resolved)).isEqualTo(object);
  }
}
