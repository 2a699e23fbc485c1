package dev.pullpolicy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.app.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The ready policies do what their comments claim: {@code policies/NAME/tests}. */
class SamplePoliciesTest {
  private static final Path POLICIES = Path.of("policies");

  @Test
  void thereAreFiveAndTheReadmeNamesThem() throws IOException {
    List<String> names = samples().map(folder -> folder.getFileName().toString()).toList();

    assertThat(names).hasSize(5);
    assertThat(Files.readString(POLICIES.resolve("README.md")))
        .contains(names.stream().map(name -> "`" + name + "`").toList());
  }

  @TestFactory
  Stream<DynamicTest> samplePolicies() throws IOException {
    return samples()
        .map(
            folder ->
                DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
  }

  private static void check(Path sample) {
    checkFiles(sample);
    long tests = files(sample.resolve("tests")).filter(SamplePoliciesTest::isManifest).count();
    assertThat(Commands.run(new byte[0], List.of("policy", "test", sample.toString())))
        .as("pullpolicy policy test policies --update writes what there is now")
        .isEqualTo("%d tests, 0 failed\n".formatted(tests));
  }

  private static boolean isManifest(Path file) {
    return file.toString().endsWith(".yaml");
  }

  private static void checkFiles(Path sample) {
    assertThat(files(sample)).map(SamplePoliciesTest::name).containsExactly("policy.yaml", "tests");
    List<String> inputs =
        files(sample.resolve("tests"))
            .map(SamplePoliciesTest::name)
            .filter(name -> name.endsWith(".yaml"))
            .toList();
    assertThat(inputs).hasSizeGreaterThan(1);
    assertThat(files(sample.resolve("tests")))
        .map(SamplePoliciesTest::name)
        .containsExactlyInAnyOrderElementsOf(
            inputs.stream().flatMap(name -> Stream.of(name, expected(name))).toList());
  }

  private static String expected(String input) {
    return input.replace(".yaml", ".expected.txt");
  }

  private static Stream<Path> samples() {
    return files(POLICIES).filter(Files::isDirectory);
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new IllegalStateException(folder.toString(), e);
    }
  }
}
