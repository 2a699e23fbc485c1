package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pullpolicy.app.Commands;
import dev.pullpolicy.config.NamespaceLabels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@code check} says of a manifest is what the webhooks say when the API server's copy of it
 * is created. These differences are wanted:
 *
 * <ul>
 *   <li>What Kubernetes itself says ({@code pullpolicy/kubernetes}) is no business of the webhook.
 *   <li>Rules that require a node selection or pull secrets refuse Pods only at admission: until
 *       then a scheduler or a service account may add them, so {@code check} warns.
 *   <li>What is silently written into a Pod is a note of {@code check}.
 *   <li>Nobody knows who will create an object, so exemptions by user never hold.
 *   <li>A warning of the webhook is cut where the API server would cut it.
 * </ul>
 */
final class OfflineAnswersTest {
  private static final Path SAMPLES = Path.of("policies");

  /** What one edit would write into more than one place, what cannot be read, what is no image. */
  private static final Set<String> NOT_WRITTEN =
      Set.of(
          "anchors.yaml",
          "merge-keys.yaml",
          "refused-by-kubernetes.yaml",
          "invalid-references.yaml");

  /** Begins what it says on standard error, such as that nothing is written under Report. */
  private static final String REMARK = "error: ";

  /**
   * Under what manifests are checked.
   *
   * @param labels of their namespace; empty where they are not given
   */
  private record Setting(Path policy, Map<String, String> labels) {
    List<String> arguments(List<String> command, List<String> files) {
      List<String> arguments = new ArrayList<>(command);
      arguments.addAll(files);
      arguments.addAll(List.of("--policy", policy.toString()));
      arguments.addAll(List.of("--namespace", ManifestFixture.NAMESPACE));
      labels.forEach(
          (key, value) -> arguments.addAll(List.of("--namespace-labels", key + "=" + value)));
      return arguments;
    }

    CaseContext context() {
      NamespaceLabels given =
          namespace -> {
            Map<String, String> all = new HashMap<>(labels);
            all.put("kubernetes.io/metadata.name", namespace);
            return Optional.of(all);
          };
      return new CaseContext(
          labels.isEmpty() ? NamespaceLabels.UNKNOWN : given,
          LocalDate.now(Clock.systemUTC()),
          Optional.of("application/json"),
          Optional.empty());
    }

    @Override
    public String toString() {
      return policy + " " + labels;
    }
  }

  @TestFactory
  Stream<DynamicTest> areThoseOfTheWebhook() throws IOException {
    List<ManifestFixture> fixtures = ManifestFixture.all();
    assertThat(fixtures).hasSizeGreaterThan(25);
    return policies().stream()
        .flatMap(
            policy ->
                Stream.of(
                        Map.<String, String>of(),
                        Map.of("env", "production"),
                        Map.of("env", "staging"))
                    .map(labels -> new Setting(policy, labels)))
        .map(
            setting -> DynamicTest.dynamicTest(setting.toString(), () -> check(setting, fixtures)));
  }

  /** What {@code resolve} has written is what pods would be given: nothing is left to be given. */
  @TestFactory
  Stream<DynamicTest> nothingIsLeftToWriteOnceResolved() throws IOException {
    List<ManifestFixture> fixtures =
        ManifestFixture.all().stream()
            .filter(fixture -> !NOT_WRITTEN.contains(fixture.file().getFileName().toString()))
            .toList();
    return policies().stream()
        .map(policy -> new Setting(policy, Map.of("env", "production")))
        .map(
            setting ->
                DynamicTest.dynamicTest(
                    setting.toString(),
                    () -> fixtures.forEach(fixture -> checkResolved(setting, fixture))));
  }

  private static void checkResolved(Setting setting, ManifestFixture fixture) {
    String resolved =
        Commands.run(
            new byte[0], setting.arguments(List.of("resolve"), List.of(fixture.file().toString())));
    assertThat(resolved).doesNotContainPattern("exit \\d\\s*$");
    String manifest = resolved.split(REMARK, 2)[0];
    assertThat(objects(manifest.getBytes(StandardCharsets.UTF_8), setting, List.of("-")))
        .hasSizeGreaterThanOrEqualTo(fixture.copies().size())
        .allSatisfy(
            object ->
                assertThat(new OfflineObject(object).written()).as("%s", fixture.file()).isEmpty());
  }

  private static List<Path> policies() throws IOException {
    List<Path> policies = new ArrayList<>();
    for (Path folder : List.of(SAMPLES, ManifestFixture.ALL.resolve("policies"))) {
      try (Stream<Path> files = Files.walk(folder, 2)) {
        files
            .filter(file -> file.endsWith("policy.yaml") || file.startsWith(ManifestFixture.ALL))
            .filter(Files::isRegularFile)
            .sorted()
            .forEach(policies::add);
      }
    }
    return policies;
  }

  private static void check(Setting setting, List<ManifestFixture> fixtures) throws IOException {
    String document = Files.readString(setting.policy());
    Set<String> refusingPodsOnly =
        OfflineDifferences.refusingPodsOnly(AdmissionCase.inForce(document).snapshot().policy());
    Map<String, Map<String, OfflineObject>> offline = offline(setting, fixtures);
    for (ManifestFixture fixture : fixtures) {
      String file = fixture.file().toString();
      Map<String, OfflineObject> found = offline.getOrDefault(file, Map.of());
      assertThat(taken(found)).as(file).isEqualTo(fixture.copies().keySet());
      fixture
          .copies()
          .forEach(
              (name, copy) ->
                  new OfflineDifferences(
                          found.get(name),
                          OnlineAnswer.of(creation(setting, document, copy)),
                          refusingPodsOnly)
                      .check(file + " " + name));
    }
  }

  private static AdmissionCase creation(Setting setting, String document, JsonNode copy) {
    return new AdmissionCase(
        ManifestFixture.ALL,
        ManifestFixture.creation(copy),
        Optional.of(document),
        setting.context());
  }

  /** The objects by file and name. */
  private static Map<String, Map<String, OfflineObject>> offline(
      Setting setting, List<ManifestFixture> fixtures) {
    Map<String, Map<String, OfflineObject>> offline = new HashMap<>();
    List<String> files = fixtures.stream().map(fixture -> fixture.file().toString()).toList();
    for (JsonNode object : objects(new byte[0], setting, files)) {
      OfflineObject found = new OfflineObject(object);
      if (found.isReadable()) {
        offline
            .computeIfAbsent(object.get("file").asText(), file -> new HashMap<>())
            .put(found.name(), found);
      }
    }
    return offline;
  }

  private static JsonNode objects(byte[] input, Setting setting, List<String> files) {
    String report =
        Commands.run(input, setting.arguments(List.of("check", "--output", "json"), files));
    String json = report.substring(0, report.lastIndexOf('}') + 1);
    return AdmissionCase.tree(json.getBytes(StandardCharsets.UTF_8)).get("objects");
  }

  /** Those of which {@code check} does not say that Kubernetes refuses them. */
  private static Set<String> taken(Map<String, OfflineObject> found) {
    return found.values().stream()
        .filter(object -> !object.isRefusedByKubernetes())
        .map(OfflineObject::name)
        .collect(Collectors.toSet());
  }
}
