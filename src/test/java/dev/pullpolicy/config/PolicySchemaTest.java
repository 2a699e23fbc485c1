package dev.pullpolicy.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.yaml.UnreadableException;
import dev.pullpolicy.yaml.YamlDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The schema refuses what the parser refuses, field by field, and nothing else; but for what stands
 * with its reason in {@code beyond-schema.txt}.
 */
class PolicySchemaTest {
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final Path POLICIES = RESOURCES.resolve("policy");
  private static final Path BEYOND = POLICIES.resolve("beyond-schema.txt");
  private static final String BEGINNING = "apiVersion: pullpolicy.dev/";
  private static final String INVALID = "policy/invalid/";

  private final PolicySchema schema;

  PolicySchemaTest() throws IOException {
    schema = new PolicySchema();
  }

  @TestFactory
  Stream<DynamicTest> documents() throws IOException {
    Map<String, Set<String>> beyond = beyondSchema();
    List<Path> documents = documentFiles();
    assertThat(documents).hasSizeGreaterThan(150);
    return documents.stream()
        .map(
            file -> {
              String name = file.toString().replace('\\', '/');
              Set<String> unsaid =
                  beyond.getOrDefault(name.substring(name.lastIndexOf('/') + 1), Set.of());
              return DynamicTest.dynamicTest(
                  name, () -> verify(file, name.contains(INVALID) ? unsaid : Set.of()));
            });
  }

  private void verify(Path file, Set<String> unsaid) throws IOException {
    byte[] document = policyOf(file);
    Set<String> refused = refused(document);
    if (refused.size() > Problems.MAX_SHOWN) {
      assertThat(unsaid).isEmpty();
      assertThat(said(document)).containsAll(refused.stream().filter(p -> !p.isEmpty()).toList());
      return;
    }
    Set<String> expected = new TreeSet<>(refused);
    assertThat(expected).as("what beyond-schema.txt says is refused").containsAll(unsaid);
    expected.removeAll(unsaid);
    assertThat(said(document)).isEqualTo(expected);
  }

  /** The paths at which the parser finds problems. */
  private static Set<String> refused(byte[] document) {
    Set<String> paths = new TreeSet<>();
    if (PolicyParser.parse(document) instanceof ParsedPolicy.Invalid invalid) {
      invalid.problems().forEach(problem -> paths.add(problem.path()));
    }
    return paths;
  }

  /** The paths at which the schema does; none in what is no YAML, and so never seen by it. */
  private Set<String> said(byte[] document) {
    try {
      return schema.problems(YamlDocument.read(document, PolicyParser.RULES));
    } catch (UnreadableException e) {
      return Set.of();
    }
  }

  @Test
  void everyReasonIsAboutAFixture() throws IOException {
    List<String> fixtures =
        Fixture.all("invalid", "").stream()
            .map(f -> f.document().getFileName().toString())
            .toList();
    assertThat(fixtures).containsAll(beyondSchema().keySet());
  }

  /** By file: the paths, the empty one for a document that cannot be read. */
  private static Map<String, Set<String>> beyondSchema() throws IOException {
    Map<String, Set<String>> beyond = new TreeMap<>();
    for (String line : Files.readAllLines(BEYOND)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.split(" +", 3);
        assertThat(words).as(line).hasSize(3);
        String path = words[1].equals("-") ? "" : words[1];
        boolean isNew = beyond.computeIfAbsent(words[0], f -> new TreeSet<>()).add(path);
        assertThat(isNew).as(line).isTrue();
      }
    }
    return beyond;
  }

  private static List<Path> documentFiles() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (Path root : List.of(RESOURCES, Path.of("policies"), Path.of("src/main/resources"))) {
      try (Stream<Path> files = Files.walk(root)) {
        files.filter(PolicySchemaTest::isDocument).sorted().forEach(documents::add);
      }
    }
    return documents;
  }

  private static boolean isDocument(Path file) {
    try {
      return file.toString().endsWith(".yaml")
          && (file.startsWith(POLICIES) || firstDocument(file).startsWith(BEGINNING));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fixtures of rules have the pod behind the policy. */
  private static byte[] policyOf(Path file) throws IOException {
    return file.startsWith(POLICIES)
        ? Files.readAllBytes(file)
        : firstDocument(file).getBytes(StandardCharsets.UTF_8);
  }

  private static String firstDocument(Path file) throws IOException {
    return Files.readString(file).split("(?m)^---$", 2)[0];
  }
}
