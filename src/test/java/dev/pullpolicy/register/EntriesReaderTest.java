package dev.pullpolicy.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pullpolicy.fixture.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every manifest of {@code register/invalid} has its sentence beside it; others are read. */
final class EntriesReaderTest {
  private static final Path ALL = Path.of("src/test/resources/register");
  private static final ServiceName SERVICE = new ServiceName("pull-policy", "webhook");

  private static Manifest read(Path file) throws UnusableInputException {
    return new EntriesReader(file, SERVICE).read();
  }

  @TestFactory
  Stream<DynamicTest> invalid() throws IOException {
    try (Stream<Path> files = Files.list(ALL.resolve("invalid"))) {
      List<Path> manifests =
          files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      assertThat(manifests).hasSizeGreaterThan(10);
      return manifests.stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }
  }

  private static void check(Path file) {
    var problem = catchThrowableOfType(UnusableInputException.class, () -> read(file));
    assertThat(problem).isNotNull();
    String sentence = problem.getMessage().replace(file.toString(), file.getFileName().toString());
    GoldenFile.check(
        file.resolveSibling(file.getFileName().toString().replace(".yaml", ".problem.txt")),
        "%s%n".formatted(sentence));
  }

  @Test
  void valid() throws UnusableInputException {
    Manifest manifest = read(ALL.resolve("valid/validating.yaml"));
    assertThat(manifest.configuration())
        .hasToString("ValidatingWebhookConfiguration pull-policy-webhook");
    assertThat(manifest.webhooks()).hasSize(2);
  }

  @Test
  void noEntriesAreEntriesToo() throws UnusableInputException {
    assertThat(read(ALL.resolve("valid/none.yaml")).webhooks()).isEmpty();
  }
}
