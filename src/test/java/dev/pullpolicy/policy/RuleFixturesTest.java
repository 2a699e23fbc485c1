package dev.pullpolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.fixture.GoldenFile;
import dev.pullpolicy.fixture.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every requirement and every selector field passes and fails as files say: {@code
 * rules/FIELD/{pass,fail}.VARIANT.yaml} with a policy, an object and what is around it; beside a
 * failing one the sentences in {@code fail.VARIANT.expected.txt}.
 */
class RuleFixturesTest {
  private static final Path FIXTURES = Path.of("src/test/resources/rules");

  private static final Map<Class<?>, String> FIELDS = new HashMap<>();

  static {
    FIELDS.put(RequiredPullPolicies.class, "require.pullPolicies");
    FIELDS.put(RequiredReferences.class, "require.references");
    FIELDS.put(RequiredImages.class, "require.images");
    FIELDS.put(RequiredNodeSelection.class, "require.nodeSelection");
    FIELDS.put(RequiredImagePullSecrets.class, "require.imagePullSecrets");
    FIELDS.put(Condition.NamespaceNames.class, "namespaces.names");
    FIELDS.put(Condition.NamespaceLabels.class, "namespaces.labels");
    FIELDS.put(Condition.Kinds.class, "kinds");
    FIELDS.put(Condition.PodLabels.class, "labels");
    FIELDS.put(Condition.ContainerTypes.class, "containers.types");
    FIELDS.put(Condition.ContainerNames.class, "containers.names");
    FIELDS.put(Condition.Images.class, "images");
    FIELDS.put(Condition.References.class, "references");
    FIELDS.put(Condition.PullPolicies.class, "pullPolicies");
    FIELDS.put(Condition.Users.class, "users");
    FIELDS.put(Condition.Groups.class, "groups");
    FIELDS.put(Condition.ServiceAccounts.class, "serviceAccounts");
  }

  @Test
  void everyRequirementAndConditionHasAFolder() throws IOException {
    assertThat(FIELDS.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Requirement.class, Condition.class)
                .<Class<?>>flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                .toList());
    assertThat(names(FIXTURES)).containsExactlyInAnyOrderElementsOf(FIELDS.values());
  }

  @TestFactory
  Stream<DynamicContainer> fields() {
    return FIELDS.values().stream()
        .sorted()
        .map(field -> DynamicContainer.dynamicContainer(field, tests(FIXTURES.resolve(field))));
  }

  private static Stream<DynamicTest> tests(Path folder) {
    DynamicTest whole =
        DynamicTest.dynamicTest(
            "passes and fails, with no file left over", () -> checkFiles(folder));
    return Stream.concat(
        Stream.of(whole),
        names(folder).stream()
            .filter(name -> name.endsWith(".yaml"))
            .map(name -> DynamicTest.dynamicTest(name, () -> check(folder.resolve(name)))));
  }

  private static void checkFiles(Path folder) {
    List<String> inputs = names(folder).stream().filter(n -> n.endsWith(".yaml")).toList();
    assertThat(inputs).anyMatch(name -> name.startsWith("pass."));
    assertThat(inputs).anyMatch(name -> name.startsWith("fail."));
    assertThat(inputs).allMatch(name -> name.matches("(pass|fail)\\.[a-z0-9-]+\\.yaml"));
    Stream<String> expected =
        inputs.stream()
            .filter(name -> name.startsWith("fail."))
            .map(name -> expected(Path.of(name)).toString());
    assertThat(names(folder))
        .containsExactlyInAnyOrderElementsOf(Stream.concat(inputs.stream(), expected).toList());
  }

  private static void check(Path input) throws IOException {
    List<String> documents = Scenario.documents(Files.readString(input));
    Optional<String> around = documents.stream().skip(2).findFirst();
    String sentences =
        Scenario.of(documents.get(0), documents.get(1), around).outcome().sentences();
    assertThat(sentences.isEmpty()).isEqualTo(input.getFileName().toString().startsWith("pass."));
    GoldenFile.check(expected(input), sentences);
  }

  private static Path expected(Path input) {
    return input.resolveSibling(
        input.getFileName().toString().replaceFirst("\\.yaml$", ".expected.txt"));
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException(folder.toString(), e);
    }
  }
}
