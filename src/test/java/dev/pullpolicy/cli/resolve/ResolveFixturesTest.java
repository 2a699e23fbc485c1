package dev.pullpolicy.cli.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.app.Commands;
import dev.pullpolicy.fixture.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Resolves every input of {@code resolve/}, by the {@code policy.yaml} beside it if there is one.
 * What is printed is {@code output.yaml}; where something cannot be written it is {@code
 * refusal.txt}, with the difference that is left, and the exit code.
 */
final class ResolveFixturesTest {
  private static final Path ALL = Path.of("src/test/resources/resolve");

  /** What {@code check} says of a policy that the webhook would write. */
  private static final String[] CURED = {"set to", "replaced by", "are given"};

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    return directories().stream()
        .map(c -> DynamicTest.dynamicTest(c.getFileName().toString(), () -> check(c)));
  }

  @Test
  void nothingElseIsThere() throws IOException {
    for (Path directory : directories()) {
      try (Stream<Path> files = Files.list(directory)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .as(directory.toString())
            .isSubsetOf(
                "input.yaml",
                "input.json",
                "policy.yaml",
                "output.yaml",
                "output.json",
                "refusal.txt");
      }
    }
  }

  @Test
  void checkSaysWhatIsToBeCured() {
    Path directory = ALL.resolve("present-quoted");
    assertThat(check(directory, input(directory))).containsAnyOf(CURED);
  }

  static List<Path> directories() throws IOException {
    try (Stream<Path> cases = Files.list(ALL)) {
      return cases.sorted().toList();
    }
  }

  static Path input(Path directory) {
    Path json = directory.resolve("input.json");
    return Files.exists(json) ? json : directory.resolve("input.yaml");
  }

  private static void check(Path directory) throws IOException {
    Path input = input(directory);
    String difference = resolve(directory, input, "--diff");
    boolean isRefused = difference.contains("exit 2");
    GoldenFile.check(directory.resolve("refusal.txt"), isRefused ? difference : "");
    Path output = input.resolveSibling(input.getFileName().toString().replace("input", "output"));
    GoldenFile.check(output, isRefused ? "" : resolve(directory, input));
    if (!isRefused) {
      assertThat(resolve(directory, output)).isEqualTo(Files.readString(output));
      assertThat(resolve(directory, output, "--diff")).isEmpty();
      assertThat(check(directory, output)).doesNotContain(CURED);
    }
  }

  private static String check(Path directory, Path file) {
    return Files.exists(directory.resolve("policy.yaml")) ? run(directory, "check", file) : "";
  }

  private static String resolve(Path directory, Path file, String... options) {
    return run(directory, "resolve", file, options);
  }

  private static String run(Path directory, String command, Path file, String... options) {
    List<String> arguments = new ArrayList<>(List.of(command, file.toString()));
    arguments.addAll(List.of(options));
    Path policy = directory.resolve("policy.yaml");
    if (Files.exists(policy)) {
      arguments.addAll(List.of("--policy", policy.toString()));
    }
    return Commands.run(new byte[0], arguments).replace(directory.toString(), "$CASE");
  }
}
