package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.config.NamespaceLabels;
import dev.pullpolicy.config.ParsedPolicy;
import dev.pullpolicy.config.PolicyParser;
import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.metrics.Event;
import dev.pullpolicy.metrics.PolicyMetrics;
import dev.pullpolicy.policy.PolicyEvaluator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a path of the document's workloads is told of, and when it is taken back. */
final class UnmatchedPathsTest {
  private static final Logger LOG = Logger.getLogger("dev.pullpolicy.policy");
  private static final String DOCUMENT =
      """
      apiVersion: pullpolicy.dev/v1alpha1
      kind: PullPolicy
      workloads:
        - resource: trainjobs.example.com
          podTemplates: [%s]
          images: [{image: spec.trainer.image}]
      """;

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final PolicyMetrics metrics = new PolicyMetrics(registry);
  private final WrittenOverrides written =
      new WrittenOverrides(Clock.fixed(AdmissionCase.NOW, ZoneOffset.UTC));
  private final Decisions decisions =
      new Decisions(
          RecordedDecisions.openGate(), new RecordedDecisions(), new UnmatchedPaths(metrics));
  private final Webhook validate = new Webhook(new ValidateDecision(written), decisions);
  private final Webhook mutate = new Webhook(new MutateDecision(written), decisions);
  private final List<Event> events = new ArrayList<>();
  private final Handler handler = new Listener();
  private PolicySnapshot policy = policy("spec.workers.*.template", "a");

  /** Keeps what is logged. */
  private final class Listener extends Handler {
    @Override
    public synchronized void publish(LogRecord event) {
      events.add((Event) event);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() {
    LOG.addHandler(handler);
    LOG.setUseParentHandlers(false);
    metrics.taken(policy.digest(), Instant.EPOCH);
  }

  @AfterEach
  void stopListening() {
    LOG.removeHandler(handler);
    LOG.setUseParentHandlers(true);
  }

  private static PolicySnapshot policy(String template, String digest) {
    byte[] document = DOCUMENT.formatted(template).getBytes(StandardCharsets.UTF_8);
    ParsedPolicy.Valid valid = (ParsedPolicy.Valid) PolicyParser.parse(document);
    return new PolicySnapshot(new PolicyEvaluator(valid.policy()), "test", digest.repeat(64));
  }

  private void becomes(PolicySnapshot next) {
    policy = next;
    metrics.taken(policy.digest(), Instant.EPOCH);
  }

  private Answer ask(Webhook webhook, String resource, String operation, String spec) {
    int dot = resource.indexOf('.');
    String body =
        """
        {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"1-2",
        "resource":{"group":"%s","version":"v1","resource":"%s"},"kind":{"kind":"TrainJob"},
        "operation":"%s","namespace":"ml","name":"bert","object":{"spec":%s}}}
        """
            .formatted(resource.substring(dot + 1), resource.substring(0, dot), operation, spec);
    return webhook.answer(
        Optional.of("application/json"),
        body.getBytes(StandardCharsets.UTF_8),
        Optional.of(
            new RequestBasis(policy, NamespaceLabels.UNKNOWN, LocalDate.EPOCH, Optional.empty())));
  }

  private void create(String spec) {
    assertThat(ask(validate, "trainjobs.example.com", "CREATE", spec).verdict().outcome())
        .isEqualTo("allowed");
  }

  private double gauge() {
    return registry.get("pull_policy_unmatched_paths").gauge().value();
  }

  private List<String> told() {
    return events.stream()
        .map(event -> event.getLevel() + " " + event.getMdcCopy().get("path"))
        .toList();
  }

  @Test
  void aPathThatLeadsNowhereIsToldOnce() {
    create("{\"trainer\":{\"image\":\"a:1\"}}");
    create("{\"trainer\":{\"image\":\"a:1\"}}");
    assertThat(told()).containsExactly("WARN spec.workers.*.template");
    assertThat(gauge()).isEqualTo(1);
    assertThat(events.get(0).getMdcCopy())
        .containsEntry("resource", "trainjobs.example.com")
        .containsEntry("namespace", "ml")
        .containsEntry("name", "bert")
        .containsEntry("sha256", policy.digest())
        .containsEntry("advice", "spec has no \"workers\"; the fields here are trainer");
  }

  @Test
  void aPathThatIsMatchedLaterIsTakenBackForEver() {
    create("{\"trainer\":{\"image\":\"a:1\"}}");
    create("{\"workers\":[{\"template\":{\"spec\":{\"containers\":[]}}}]}");
    create("{}");
    assertThat(told())
        .containsExactly("WARN spec.workers.*.template", "INFO spec.workers.*.template");
    assertThat(gauge()).isZero();
  }

  @Test
  void aPathThatWasMatchedIsNeverTold() {
    create("{\"trainer\":{\"image\":\"a:1\"},\"workers\":[{\"template\":{\"spec\":{}}}]}");
    create("{}");
    assertThat(events).isEmpty();
    assertThat(gauge()).isZero();
  }

  @Test
  void aPlaceholderIsAMatch() {
    create("{\"trainer\":{\"image\":\"$(image)\"},\"workers\":[{\"template\":{}}]}");
    assertThat(events).isEmpty();
  }

  @Test
  void anotherDocumentStartsAfresh() {
    create("{}");
    assertThat(gauge()).isEqualTo(2);
    becomes(policy("spec.replicas.*.template", "b"));
    assertThat(gauge()).isZero();
    create("{\"replicas\":[{\"template\":{}}]}");
    assertThat(gauge()).isEqualTo(1);
    assertThat(told())
        .containsExactly(
            "WARN spec.workers.*.template", "WARN spec.trainer.image", "WARN spec.trainer.image");
  }

  @Test
  void whatIsBuiltInIsNotTheDocuments() {
    ask(validate, "rollouts.argoproj.io", "CREATE", "{}");
    ask(validate, "replicationcontrollers.", "CREATE", "{}");
    assertThat(events).isEmpty();
  }

  @Test
  void onlyWhatIsValidatedIsSeen() {
    ask(mutate, "trainjobs.example.com", "UPDATE", "{}");
    ask(validate, "trainjobs.example.com", "DELETE", "{}");
    assertThat(events).isEmpty();
    ask(validate, "trainjobs.example.com", "UPDATE", "{}");
    assertThat(events).hasSize(2);
  }

  @Test
  void theAuthorIsNotTold() {
    Answer answer = ask(validate, "trainjobs.example.com", "CREATE", "{}");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("warnings");
  }

  @Test
  void manyThreadsTellOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Void>> requests = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        requests.add(
            () -> {
              create("{}");
              return null;
            });
      }
      threads.invokeAll(requests);
    } finally {
      threads.shutdown();
    }
    assertThat(told())
        .containsExactlyInAnyOrder("WARN spec.workers.*.template", "WARN spec.trainer.image");
    assertThat(gauge()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"worker\":[]}|spec has no \"workers\"; did you mean \"worker\"?",
        "{\"workers\":[]}|spec.workers is an empty list",
        "{\"workers\":{}}|spec.workers is empty",
        "{\"workers\":7}|spec.workers is no object; a path ends at an image or a pod template",
        "{\"workers\":[{\"a\":1},{\"pod\":1}]}"
            + "|spec.workers.* has no \"template\"; the fields here are a and pod",
        "{\"workers\":[{\"template\":\"x\"}]}"
            + "|spec.workers.*.template is there, but of another type than a pod template or an"
            + " image",
        "null|the object is empty",
      })
  void whatWouldBeRightIsSaid(String spec, String advice) {
    create(spec);
    assertThat(events.get(0).getMdcCopy().get("advice")).isEqualTo(advice);
  }

  @Test
  void aListWithoutAStarIsNamed() {
    becomes(policy("spec.workers.template", "c"));
    create("{\"workers\":[{\"template\":{}}]}");
    assertThat(events.get(0).getMdcCopy().get("advice"))
        .isEqualTo("spec.workers is a list; write spec.workers.*.template");
  }

  @Test
  void adviceIsBounded() {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      fields.append("\"%s%03d\":0,".formatted("long".repeat(i % 2 == 0 ? 25 : 1), i));
    }
    String spec = "{\"\\u202e\":0,%s\"z\":0}".formatted(fields);
    create(spec);
    assertThat(events.get(0).getMdcCopy().get("advice"))
        .startsWith("spec has no \"workers\"; the fields here are \\u202e, long001, long003")
        .endsWith("long035 and long037");
    becomes(policy("spec.pods.*.template", "d"));
    create(spec + " ".repeat(256 * 1024));
    assertThat(events.get(2).getMdcCopy()).containsKey("path").doesNotContainKey("advice");
  }
}
