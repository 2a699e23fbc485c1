package dev.pullpolicy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.app.Commands;
import dev.pullpolicy.fixture.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the commands of every directory of {@code cli/} and compares all that they print: {@code
 * command.txt} has the arguments, one a line; {@code input} is standard input.
 */
final class CommandTranscriptsTest {
  private static final Path ALL = Path.of("src/test/resources/cli");

  @TestFactory
  Stream<DynamicTest> commands() throws IOException {
    try (Stream<Path> cases = Files.list(ALL)) {
      List<Path> sorted = cases.sorted().toList();
      assertThat(sorted).isNotEmpty();
      return sorted.stream()
          .map(c -> DynamicTest.dynamicTest(c.getFileName().toString(), () -> check(c)));
    }
  }

  private static void check(Path directory) throws IOException {
    List<String> arguments =
        Files.readAllLines(directory.resolve("command.txt")).stream()
            .map(argument -> argument.replace("$CASE", directory.toString()))
            .toList();
    Path input = directory.resolve("input");
    byte[] given = Files.exists(input) ? Files.readAllBytes(input) : new byte[0];
    GoldenFile.check(
        directory.resolve("output.txt"),
        Commands.run(given, arguments).replace(directory.toString(), "$CASE"));
  }
}
