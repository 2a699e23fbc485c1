package dev.pullpolicy.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pullpolicy.admission.PlayedWebhook;
import dev.pullpolicy.config.ParsedPolicy;
import dev.pullpolicy.config.PolicyParser;
import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.fixture.GoldenFile;
import dev.pullpolicy.policy.PolicyEvaluator;
import dev.pullpolicy.verify.Expectation.Evidence;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.mockwebserver.MockWebServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What {@code verify} prints for each thing that a cluster may turn out to be, over HTTP: {@code
 * verify/<test>.txt}.
 */
final class VerificationIT {
  private static final Path TRANSCRIPTS = Path.of("src/test/resources/verify");
  private static final String CREATE = "POST /api/v1/namespaces/default/pods?dryRun=All";

  private static final String OVERRIDES_AND_RULES =
      """
      apiVersion: pullpolicy.dev/v1alpha1
      kind: PullPolicy
      overrides:
        - name: hub-from-the-cache
          match: {images: ["docker.io/**"]}
          except: {pullPolicies: [Never]}
          pullPolicy: IfNotPresent
      rules:
        - name: known-registries
          require: {images: ["docker.io/**"]}
          reason: all others are unknown
      """;

  private static final String SILENT =
      """
      apiVersion: pullpolicy.dev/v1alpha1
      kind: PullPolicy
      defaults:
        - {name: always-ask, pullPolicy: Always}
      """;

  private static final String OWN_REGISTRY =
      """
      apiVersion: pullpolicy.dev/v1alpha1
      kind: PullPolicy
      defaults:
        - name: ask-for-our-own
          match: {images: ["registry.internal/team-*/**"]}
          pullPolicy: Always
      rules:
        - name: pinned-tools
          match: {images: ["registry.internal/tools/**"]}
          require: {references: [Digest]}
      """;

  private static final String UNSEEN_SIDECARS =
      """
      apiVersion: pullpolicy.dev/v1alpha1
      kind: PullPolicy
      rules:
        - name: pinned-sidecars
          match: {images: ["registry.internal/**"], containers: {names: [sidecar]}}
          require: {references: [Digest]}
      """;

  private static final String NEVER_BY_USER =
      """
      apiVersion: pullpolicy.dev/v1alpha1
      kind: PullPolicy
      defaults:
        - {name: always-ask, pullPolicy: Always}
      rules:
        - {name: no-never, require: {pullPolicies: [Always, IfNotPresent]}}
      exemptions:
        - name: node-agents
          match: {users: ["agent-*"]}
      """;

  private static final String BY_LABELS =
      """
      apiVersion: pullpolicy.dev/v1alpha1
      kind: PullPolicy
      rules:
        - name: pinned
          match: {namespaces: {labels: {matchLabels: {env: production}}}}
          require: {references: [Digest]}
      """;

  private static final String BY_USER =
      """
      apiVersion: pullpolicy.dev/v1alpha1
      kind: PullPolicy
      rules:
        - {name: pinned, require: {references: [Digest]}}
        - {name: known, require: {images: ["docker.io/**"]}, action: Warn}
      exemptions:
        - name: builders
          match: {users: ["build-*"]}
          rules: [pinned]
      """;

  private final PlayedCluster cluster = new PlayedCluster();
  private final MockWebServer server = new MockWebServer();
  private KubernetesClient client;

  @BeforeEach
  void start() {
    server.setDispatcher(cluster);
    server.start();
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl("http://%s:%d".formatted(server.getHostName(), server.getPort()))
            .withRequestRetryBackoffLimit(0)
            .build();
    client = new KubernetesClientBuilder().withConfig(config).build();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void verified() throws Exception {
    registered(OVERRIDES_AND_RULES);
    check("verified", 0, OVERRIDES_AND_RULES);
    assertThat(cluster.requests).containsExactly(CREATE, CREATE, CREATE);
  }

  /** As the documentation shows it. */
  @Test
  void samplePolicy() throws Exception {
    String file = "policies/best-practice/policy.yaml";
    String document = Files.readString(Path.of(file));
    registered(document);
    Outcome outcome = run(document, file, Duration.ZERO);
    GoldenFile.check(TRANSCRIPTS.resolve("sample-policy.txt"), outcome.text());
    assertThat(Files.readString(Path.of("docs/command-line.md"))).contains(outcome.text());
  }

  @Test
  void verifiedByWarnings() throws Exception {
    String report = OVERRIDES_AND_RULES + "enforcement: Report\n";
    registered(report);
    check("verified-by-warnings", 0, report);
  }

  /** A long reason is cut by the webhook, and the character of the cut is no ASCII. */
  @Test
  void verifiedByCutWarnings() throws Exception {
    String report =
        OVERRIDES_AND_RULES.replace("all others", "all others ".repeat(12))
            + "enforcement: Report\n";
    registered(report);
    check("verified-by-warnings", 0, report);
  }

  @Test
  void asksForTheLabelsThatDecide() throws Exception {
    cluster.labels = Map.of("env", "production");
    registered(BY_LABELS);
    check("labels", 0, BY_LABELS);
    assertThat(cluster.requests).containsExactly("GET /api/v1/namespaces/default", CREATE, CREATE);
  }

  @Test
  void nothingToSee() throws Exception {
    cluster.labels = Map.of("env", "test");
    registered(BY_LABELS);
    check("nothing-to-see", 0, BY_LABELS);
    assertThat(cluster.requests).containsExactly("GET /api/v1/namespaces/default");
  }

  @Test
  void ownRegistry() throws Exception {
    registered(OWN_REGISTRY);
    check("own-registry", 0, OWN_REGISTRY);
  }

  @Test
  void ownRegistryNotRegistered() throws Exception {
    check("own-registry-not-registered", 1, OWN_REGISTRY);
  }

  /** No image alone brings a sample into the scope. */
  @Test
  void unseenSidecars() throws Exception {
    check("nothing-to-see-of-patterns", 0, UNSEEN_SIDECARS);
    assertThat(cluster.requests).isEmpty();
  }

  @Test
  void mayNotReadTheNamespace() {
    cluster.readsNamespaces = false;
    assertThatThrownBy(() -> run(BY_LABELS))
        .isInstanceOf(CannotVerifyException.class)
        .hasMessageContaining("grant get on namespaces");
  }

  @Test
  void leavesOutWhatDependsOnWhoAsks() throws Exception {
    registered(BY_USER);
    check("depends-on-who-asks", 0, BY_USER);
  }

  @Test
  void notRegistered() throws Exception {
    check("not-registered", 1, OVERRIDES_AND_RULES);
  }

  @Test
  void onlyValidatingRegistered() throws Exception {
    registered(OVERRIDES_AND_RULES);
    cluster.registered = EnumSet.of(Evidence.VALIDATION);
    check("only-validating", 1, OVERRIDES_AND_RULES);
  }

  @Test
  void otherDocument() throws Exception {
    registered(OVERRIDES_AND_RULES.replace("known-registries", "unknown-registries"));
    check("other-document", 1, OVERRIDES_AND_RULES);
  }

  @Test
  void otherDocumentOfTheSameMeaning() throws Exception {
    registered("# the same\n" + OVERRIDES_AND_RULES);
    check("other-document-same-meaning", 0, OVERRIDES_AND_RULES);
  }

  @Test
  void otherWebhookWrites() throws Exception {
    registered(OVERRIDES_AND_RULES);
    cluster.lastWebhook = VerificationIT::withNever;
    check("other-webhook-writes", 1, OVERRIDES_AND_RULES);
  }

  private static JsonNode withNever(JsonNode pod) {
    ((ObjectNode) pod.at("/spec/containers/0")).put("imagePullPolicy", "Never");
    return pod;
  }

  @Test
  void notCalled() throws Exception {
    cluster.toEveryPod =
        refusal(
            500,
            "Internal error occurred: failed calling webhook \"validate.pullpolicy.dev\": failed to"
                + " call webhook: Post \"https://pull-policy-webhook.pull-policy.svc:443/validate\":"
                + " dial tcp 10.0.0.1:443: connect: connection refused");
    check("not-called", 1, OVERRIDES_AND_RULES);
  }

  @Test
  void alwaysPullImages() throws Exception {
    registered(OVERRIDES_AND_RULES);
    cluster.hasAlwaysPullImages = true;
    check("always-pull-images", 0, OVERRIDES_AND_RULES);
  }

  /** The plugin alone must not pass for a webhook that writes Always. */
  @Test
  void alwaysPullImagesWithoutWebhook() throws Exception {
    cluster.hasAlwaysPullImages = true;
    check("always-pull-images-alone", 0, SILENT);
  }

  /** Where a pod that says Never is warned of once it is Always, the plugin is seen as well. */
  @Test
  void alwaysPullImagesAndWarnings() throws Exception {
    String document = Files.readString(Path.of("policies/best-practice/policy.yaml"));
    registered(document);
    cluster.hasAlwaysPullImages = true;
    check("always-pull-images-and-warnings", 0, document);
  }

  /** No sample tells whether the plugin is there, so that what it writes too shows nothing. */
  @Test
  void alwaysPullImagesUnknown() throws Exception {
    cluster.hasAlwaysPullImages = true;
    check("always-pull-images-unknown", 0, NEVER_BY_USER);
  }

  @Test
  void alwaysIsWrittenByTheWebhook() throws Exception {
    registered(SILENT);
    check("silent", 0, SILENT);
  }

  @Test
  void triesAgainUntilItIsRegistered() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    cluster.meanwhile =
        () -> {
          if (asked.incrementAndGet() == 3) {
            registered(OVERRIDES_AND_RULES);
          }
        };
    Outcome outcome = run(OVERRIDES_AND_RULES, Duration.ofSeconds(30));
    assertThat(outcome.code()).isZero();
    assertThat(outcome.text()).contains("verified: ");
    assertThat(outcome.messages()).startsWith("waiting for up to 30 s").hasLineCount(1);
  }

  @Test
  void refusedByOthers() {
    cluster.toEveryPod =
        refusal(403, "pods \"x\" is forbidden: exceeded quota: pods, requested: pods=1, used: 0");
    assertThatThrownBy(() -> run(OVERRIDES_AND_RULES))
        .isInstanceOf(CannotVerifyException.class)
        .hasMessageContaining("refused, but not by this webhook: pods \"x\" is forbidden: exceeded")
        .hasMessageEndingWith("try another --namespace");
    cluster.toEveryPod =
        refusal(400, "admission webhook \"other.example\" denied the request: no reason");
    assertThatThrownBy(() -> run(OVERRIDES_AND_RULES))
        .hasMessageContaining("admission webhook \"other.example\" denied the request: no reason");
  }

  @Test
  void mayNotCreatePods() {
    cluster.toEveryPod =
        refusal(
            403,
            "pods is forbidden: User \"x\" cannot create resource \"pods\" in API group \"\" in the"
                + " namespace \"default\"");
    assertThatThrownBy(() -> run(OVERRIDES_AND_RULES))
        .isInstanceOf(CannotVerifyException.class)
        .hasMessageEndingWith("; grant create on pods there");
    assertThat(cluster.requests).hasSize(1);
  }

  @Test
  void namespaceIsNotThere() {
    cluster.toEveryPod = refusal(404, "namespaces \"default\" not found");
    assertThatThrownBy(() -> run(OVERRIDES_AND_RULES))
        .hasMessageContaining("namespace \"default\" is not there");
  }

  @Test
  void noAnswer() throws IOException {
    server.close();
    assertThatThrownBy(() -> run(OVERRIDES_AND_RULES))
        .isInstanceOf(CannotVerifyException.class)
        .hasMessageContaining("gives no answer");
  }

  private static Optional<PlayedCluster.Played> refusal(int code, String message) {
    return Optional.of(PlayedCluster.refusal(code, message, List.of()));
  }

  private void registered(String document) {
    cluster.webhook = Optional.of(new PlayedWebhook(document, cluster.labels, "alice"));
  }

  private record Outcome(int code, String text, String messages) {}

  private void check(String transcript, int code, String document) throws Exception {
    Outcome outcome = run(document, Duration.ZERO);
    GoldenFile.check(TRANSCRIPTS.resolve(transcript + ".txt"), outcome.text());
    assertThat(outcome.code()).isEqualTo(code);
    assertThat(outcome.messages()).isEmpty();
  }

  private Outcome run(String document) throws CannotVerifyException {
    return run(document, Duration.ZERO);
  }

  private Outcome run(String document, Duration timeout) throws CannotVerifyException {
    return run(document, "policy.yaml", timeout);
  }

  private Outcome run(String document, String origin, Duration timeout)
      throws CannotVerifyException {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    PolicyEvaluator evaluator =
        new PolicyEvaluator(((ParsedPolicy.Valid) PolicyParser.parse(bytes)).policy());
    PolicySnapshot snapshot = new PolicySnapshot(evaluator, origin, PolicySnapshot.digest(bytes));
    OfflinePolicy policy = new OfflinePolicy(snapshot, "default", LocalDate.now(Clock.systemUTC()));
    StringWriter out = new StringWriter();
    StringWriter messages = new StringWriter();
    int code =
        Verification.run(client, policy, timeout, new PrintWriter(out), new PrintWriter(messages));
    return new Outcome(code, out.toString(), messages.toString());
  }
}
