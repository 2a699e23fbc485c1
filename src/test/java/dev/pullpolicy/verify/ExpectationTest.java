package dev.pullpolicy.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.admission.PlayedWebhook;
import dev.pullpolicy.config.ParsedPolicy;
import dev.pullpolicy.config.PolicyParser;
import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.policy.PolicyEvaluator;
import dev.pullpolicy.verify.Expectation.Evidence;
import dev.pullpolicy.verify.PlayedCluster.Played;
import dev.pullpolicy.verify.SamplePlan.Step;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Under every policy of the tests: what is expected offline of each sample is what the webhook
 * answers, whoever asks; and what is taken for evidence of a webhook does not come without it.
 */
final class ExpectationTest {
  /** The API server's own label, which namespaces of the webhook's tests have too. */
  private static final Map<String, String> LABELS =
      Map.of("env", "production", "kubernetes.io/metadata.name", "shop");

  private static final String VALID = "src/test/resources/policy/valid";

  private static final List<String> USERS =
      List.of("alice", "system:serviceaccount:kube-system:replicaset-controller");

  private static final KubernetesSerialization JSON = new KubernetesSerialization();

  @TestFactory
  Stream<DynamicTest> isWhatTheWebhookAnswers() throws IOException {
    return each(
        (document, plugin) ->
            USERS.forEach(
                user -> {
                  PlayedCluster cluster = cluster(plugin, Optional.of(webhook(document, user)));
                  SamplePlan.of(policy(document), plugin)
                      .steps()
                      .forEach(
                          step -> assertThat(difference(step, cluster)).as("%s", step).isEmpty());
                }));
  }

  @TestFactory
  Stream<DynamicTest> isNotSeenWithoutTheWebhook() throws IOException {
    return each(
        (document, plugin) -> {
          for (AlwaysPullImages really : possible(plugin)) {
            PlayedCluster cluster = cluster(really, Optional.empty());
            SamplePlan.of(policy(document), plugin).steps().stream()
                .filter(step -> !step.expectation().shows().isEmpty())
                .forEach(step -> assertThat(difference(step, cluster)).as("%s", step).isPresent());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> isNotSeenWithHalfOfTheWebhook() throws IOException {
    return each(
        (document, plugin) -> {
          for (Evidence missing : Evidence.values()) {
            PlayedCluster cluster = cluster(plugin, Optional.of(webhook(document, "alice")));
            cluster.registered = EnumSet.complementOf(EnumSet.of(missing));
            SamplePlan.of(policy(document), plugin).steps().stream()
                .filter(step -> step.expectation().showsAnyOf(Set.of(missing)))
                .forEach(step -> assertThat(difference(step, cluster)).as("%s", step).isPresent());
          }
        });
  }

  /** By a webhook that is there, and by none. */
  @TestFactory
  Stream<DynamicTest> theProbeTellsThePlugin() throws IOException {
    return each(
        (document, really) -> {
          Optional<PluginProbe> found = PluginProbe.of(policy(document));
          if (found.isEmpty() || really == AlwaysPullImages.UNKNOWN) {
            return;
          }
          PluginProbe probe = found.get();
          for (Optional<PlayedWebhook> webhook :
              List.of(Optional.of(webhook(document, "alice")), Optional.<PlayedWebhook>empty())) {
            PodAnswer answer = answer(probe.step(), cluster(really, webhook));
            assertThat(probe.isOfPlugin(answer))
                .as("%s: %s", probe.step(), answer)
                .isEqualTo(really == AlwaysPullImages.PRESENT);
          }
        });
  }

  /** Only a probe's answer rules the plugin out. */
  private static Set<AlwaysPullImages> possible(AlwaysPullImages plugin) {
    return plugin == AlwaysPullImages.ABSENT
        ? Set.of(AlwaysPullImages.ABSENT)
        : Set.of(AlwaysPullImages.ABSENT, AlwaysPullImages.PRESENT);
  }

  private static Stream<DynamicTest> each(BiConsumer<String, AlwaysPullImages> check)
      throws IOException {
    Collection<Path> documents = documents();
    assertThat(documents).hasSizeGreaterThan(40);
    return documents.stream()
        .flatMap(
            file ->
                Stream.of(AlwaysPullImages.values())
                    .map(
                        plugin ->
                            DynamicTest.dynamicTest(
                                file + " " + plugin, () -> check.accept(text(file), plugin))));
  }

  /** One file of each document. */
  private static Collection<Path> documents() throws IOException {
    Map<String, Path> documents = new TreeMap<>();
    for (String folder : List.of("policies", VALID, "src/test/resources/admission")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files
            .filter(f -> f.endsWith("policy.yaml") || f.toString().matches(VALID + ".*\\.yaml"))
            .filter(f -> PolicyParser.parse(bytes(f)) instanceof ParsedPolicy.Valid)
            .forEach(f -> documents.put(PolicySnapshot.digest(bytes(f)), f));
      }
    }
    return documents.values();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }

  private static String text(Path file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  private static PlayedWebhook webhook(String document, String user) {
    return new PlayedWebhook(document, LABELS, user);
  }

  private static PlayedCluster cluster(AlwaysPullImages plugin, Optional<PlayedWebhook> webhook) {
    PlayedCluster cluster = new PlayedCluster();
    cluster.hasAlwaysPullImages = plugin == AlwaysPullImages.PRESENT;
    cluster.webhook = webhook;
    return cluster;
  }

  private static OfflinePolicy policy(String document) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    PolicyEvaluator evaluator =
        new PolicyEvaluator(((ParsedPolicy.Valid) PolicyParser.parse(bytes)).policy());
    return new OfflinePolicy(
            new PolicySnapshot(evaluator, "policy.yaml", PolicySnapshot.digest(bytes)),
            "shop",
            LocalDate.now(Clock.systemUTC()))
        .withLabels(LABELS);
  }

  private static Optional<Difference> difference(Step step, PlayedCluster cluster) {
    return Difference.of(step.expectation(), answer(step, cluster));
  }

  private static PodAnswer answer(Step step, PlayedCluster cluster) {
    Played played = cluster.create(new String(step.sample().pod(), StandardCharsets.UTF_8));
    String body = played.body().toString();
    return played.code() == 201
        ? PodAnswer.of(JSON.unmarshal(body, Pod.class), played.warnings())
        : PodAnswer.of(JSON.unmarshal(body, Status.class), played.warnings());
  }
}
