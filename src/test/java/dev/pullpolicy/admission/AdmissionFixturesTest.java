package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Sends the request of every directory of {@code admission/} to both webhooks and compares whole
 * answers.
 */
final class AdmissionFixturesTest {
  private static final Set<String> FILES =
      Set.of("request.json", "response.json", "policy.yaml", "context.json");

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    return AdmissionCase.all().stream()
        .map(
            fixture ->
                DynamicTest.dynamicTest(
                    fixture.name(),
                    () -> GoldenAnswers.check(fixture.expected(), fixture.answers())));
  }

  @Test
  void everyCaseIsWhole() throws IOException {
    try (Stream<Path> files = Files.walk(AdmissionCase.ALL)) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(
              file -> {
                assertThat(FILES).contains(file.getFileName().toString());
                assertThat(file.getParent().getParent()).isEqualTo(AdmissionCase.ALL);
                assertThat(file.resolveSibling("request.json")).exists();
                assertThat(file.resolveSibling("response.json")).exists();
              });
    }
  }
}
