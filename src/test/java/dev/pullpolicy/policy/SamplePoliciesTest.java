package dev.pullpolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.fixture.GoldenFile;
import dev.pullpolicy.fixture.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
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
  Stream<DynamicContainer> samplePolicies() throws IOException {
    return samples()
        .map(
            folder ->
                DynamicContainer.dynamicContainer(folder.getFileName().toString(), tests(folder)));
  }

  private static Stream<DynamicTest> tests(Path sample) {
    DynamicTest whole =
        DynamicTest.dynamicTest("has an answer beside every object", () -> checkFiles(sample));
    return Stream.concat(
        Stream.of(whole),
        files(sample.resolve("tests"))
            .filter(file -> file.toString().endsWith(".yaml"))
            .map(file -> DynamicTest.dynamicTest(name(file), () -> check(sample, file))));
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

  private static void check(Path sample, Path input) throws IOException {
    List<String> documents = Scenario.documents(Files.readString(input));
    Optional<String> around = documents.stream().skip(1).findFirst();
    String policy = Files.readString(sample.resolve("policy.yaml"));
    String outcome = Scenario.of(policy, documents.get(0), around).outcome().everything();
    GoldenFile.check(input.resolveSibling(expected(name(input))), outcome);
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
