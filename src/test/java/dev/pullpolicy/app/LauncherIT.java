package dev.pullpolicy.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as it is built, started by its launcher in a shell. */
final class LauncherIT {
  private static final Path LAUNCHER = Path.of("target/pullpolicy").toAbsolutePath();

  @TempDir private Path folder;

  /** What a shell line printed, with what it printed as errors behind it, and its exit code. */
  private record Outcome(int code, String output, String errors) {}

  /**
   * Runs a line of bash in which {@code $P} is the program; no text but ASCII goes through Java.
   */
  private Outcome shell(String line, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path errors = folder.resolve("errors.txt");
    ProcessBuilder bash =
        new ProcessBuilder(List.of("bash", "-c", "set -o pipefail; cd \"$FOLDER\"; " + line))
            .redirectError(errors.toFile());
    bash.environment().put("P", "sh " + LAUNCHER);
    bash.environment().put("FOLDER", folder.toString());
    bash.environment().putAll(environment);
    Process process = bash.start();
    try (InputStream output = process.getInputStream()) {
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), text, Files.readString(errors));
    }
  }

  private Outcome shell(String line) throws IOException, InterruptedException {
    return shell(line, Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "C.UTF-8", "no_SUCH.ISO-8859-1"})
  void readsAndPrintsUtf8InEveryLocale(String locale) throws IOException, InterruptedException {
    Map<String, String> environment = Map.of("LC_ALL", locale);
    String image = "$'b\\xc3\\xbccher:1'";
    assertThat(shell("$P explain " + image, environment).output()).startsWith("bücher:1\n");
    Outcome named =
        shell("f=$'gr\\xc3\\xb6\\xc3\\x9fe.yaml'; echo x > $f; $P policy validate $f", environment);
    assertThat(named.output()).startsWith("größe.yaml:1:1: the document is a text");
    assertThat(named.code()).isEqualTo(1);
  }

  @Test
  void endsQuietlyWhenNobodyReads() throws IOException, InterruptedException {
    Outcome outcome = shell("yes nginx | head -n 100000 | $P explain - | head -n 1");
    assertThat(outcome.output()).isEqualTo("nginx\n");
    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.code()).isEqualTo(141);
  }

  @Test
  void saysThatResultsAreLost() throws IOException, InterruptedException {
    Outcome outcome = shell("$P explain nginx > /dev/full");
    assertThat(outcome.errors())
        .startsWith("pullpolicy: standard output cannot be written: ")
        .hasLineCount(1);
    assertThat(outcome.code()).isEqualTo(2);
  }

  @Test
  void isAPluginOfKubectl() throws IOException, InterruptedException {
    Files.createSymbolicLink(folder.resolve("kubectl-pullpolicy"), LAUNCHER);
    assertThat(shell("sh ./kubectl-pullpolicy policy validate --help").output())
        .startsWith("Usage: kubectl pullpolicy policy validate ");
    assertThat(shell("sh ./kubectl-pullpolicy explian").errors())
        .startsWith("kubectl pullpolicy: unknown command \"explian\"; did you mean \"explain\"?");
  }

  /** A JVM's warnings are no results. */
  @Test
  void printsNothingButResults() throws IOException, InterruptedException {
    Outcome outcome =
        shell(
            "$P explain nginx --output json",
            Map.of("JAVA_OPTS", "-XX:SharedArchiveFile=/no/archive -XX:+UseSHM"));
    assertThat(outcome.output()).startsWith("{\"image\":\"nginx\",").hasLineCount(1);
    assertThat(outcome.code()).isZero();
  }

  /** Only with the server's archives would a class that is missing be found. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "serve --help",
        "help verify",
        "policy schema",
        "completion bash",
        "--verbose --version"
      })
  void needsFewArchives(String arguments) throws IOException, InterruptedException {
    Outcome outcome = shell("$P " + arguments);
    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.output()).isNotEmpty();
    assertThat(outcome.code()).isZero();
  }

  @Test
  void isColouredOnATerminalAlone() throws IOException, InterruptedException {
    assertThat(shell("$P --help").output()).doesNotContain("\u001b");
  }
}
