package dev.pullpolicy.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Every command line of the program that a page or a pipeline's file shows is understood. */
final class DocumentedCommandsTest {
  private static final String PROGRAM = "pullpolicy ";
  private static final String IMAGE = "registry.example/pull-policy-webhook:0.1.0 ";
  private static final Path DOCS = Path.of("docs");

  @TestFactory
  Stream<DynamicTest> pages() throws IOException {
    List<Path> pages =
        new ArrayList<>(List.of(Path.of("README.md"), Path.of("policies/README.md")));
    try (Stream<Path> files = Files.list(DOCS)) {
      files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    assertThat(pages.stream().mapToLong(page -> commands(page).size()).sum()).isGreaterThan(10);
    return pages.stream()
        .map(
            page ->
                DynamicTest.dynamicTest(
                    page.toString(),
                    () -> commands(page).forEach(DocumentedCommandsTest::requireUnderstood)));
  }

  @Test
  void hooksOfPreCommit() throws IOException {
    JsonNode hooks = yaml(Path.of(".pre-commit-hooks.yaml"));
    assertThat(hooks).hasSizeGreaterThan(2);
    for (JsonNode hook : hooks) {
      String entry = hook.get("entry").textValue();
      assertThat(entry).startsWith(IMAGE);
      List<String> words = new ArrayList<>(words(entry.substring(IMAGE.length())));
      hook.path("args").forEach(word -> words.add(word.textValue()));
      words.add("a.yaml");
      requireUnderstood(words);
    }
  }

  @Test
  void actionOfGithub() throws IOException {
    JsonNode action = yaml(Path.of("action.yml"));
    assertThat(action.at("/runs/image").textValue()).isEqualTo("docker://" + IMAGE.strip());
    List<String> words = new ArrayList<>();
    action.at("/runs/args").forEach(word -> words.add(filled(word.textValue(), action)));
    requireUnderstood(words);
  }

  private static String filled(String word, JsonNode action) {
    String filled = word;
    for (Map.Entry<String, JsonNode> input : action.get("inputs").properties()) {
      String value = input.getValue().path("default").asText("a.yaml");
      filled = filled.replace("${{ inputs.%s }}".formatted(input.getKey()), value);
    }
    assertThat(filled).doesNotContain("${{");
    return filled;
  }

  private static JsonNode yaml(Path file) throws IOException {
    Yaml reader = new Yaml(new SafeConstructor(new LoaderOptions()));
    return new ObjectMapper().valueToTree(reader.load(Files.readString(file)));
  }

  /** The command lines of a page's fenced blocks. */
  private static List<List<String>> commands(Path page) {
    try {
      List<List<String>> commands = new ArrayList<>();
      String[] parts = Files.readString(page).split("(?m)^```.*$", -1);
      for (int i = 1; i < parts.length; i += 2) {
        parts[i]
            .replaceAll("\\\\\\n\\s*", "")
            .replaceAll("\\n\\s+check ", " check ")
            .lines()
            .map(line -> line.replaceFirst("\\s+#.*", ""))
            .flatMap(line -> Arrays.stream(line.split("[|>]|&&", -1)))
            .flatMap(part -> command(part.strip()).stream())
            .forEach(commands::add);
      }
      return commands;
    } catch (IOException e) {
      throw new IllegalStateException(page.toString(), e);
    }
  }

  private static Optional<List<String>> command(String part) {
    String line = part.replaceFirst("^\\$ ", "").replaceFirst("^target/", "");
    int image = line.indexOf(IMAGE);
    if (image >= 0) {
      return Optional.of(words(line.substring(image + IMAGE.length())));
    }
    return line.startsWith(PROGRAM) && !line.contains(": ")
        ? Optional.of(words(line.substring(PROGRAM.length())))
        : Optional.empty();
  }

  private static List<String> words(String line) {
    return List.of(line.replace("'", "").replace("\"", "").strip().split(" +", -1));
  }

  private static void requireUnderstood(List<String> words) {
    var result =
        CommandLineProgram.create(Commands.TERMINAL).parseArgs(words.toArray(String[]::new));
    assertThat(result.errors()).as(words.toString()).isEmpty();
    assertThat(result.hasSubcommand()).as(words.toString()).isTrue();
  }
}
