package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pullpolicy.metrics.Endpoint;
import dev.pullpolicy.workload.Bound;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which decisions are logged at which level, with which fields, and how many. */
final class DecisionLogTest {
  private static final String POLICY =
      """
      apiVersion: pullpolicy.dev/v1alpha1
      kind: PullPolicy
      enforcement: %s
      rules:
        - name: internal-only
          require: {images: ["registry.internal/**"]}
      """;

  private final AtomicLong nanos = new AtomicLong();
  private final Decisions decisions =
      new Decisions(
          RecordedDecisions.openGate(),
          new RecordedDecisions(),
          new DecisionLog(new LogBudget(nanos::get)),
          RecordedDecisions.unmatchedPaths(new SimpleMeterRegistry()));
  private final WrittenOverrides written =
      new WrittenOverrides(Clock.fixed(AdmissionCase.NOW, ZoneOffset.UTC));
  private final Webhook validate = new Webhook(new ValidateDecision(written), decisions);
  private LoggedEvents events;

  @BeforeEach
  void listen() throws IOException {
    events = new LoggedEvents(Level.DEBUG);
  }

  @AfterEach
  void close() {
    events.close();
  }

  private void ask(Webhook webhook, String enforcement, String body) {
    webhook.answer(
        Optional.of("application/json"),
        body.getBytes(StandardCharsets.UTF_8),
        Optional.of(AdmissionCase.inForce(POLICY.formatted(enforcement))));
  }

  private static String review(String image, String more) {
    return """
    {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"1-2",
    "resource":{"group":"","version":"v1","resource":"pods"},"operation":"CREATE",
    "namespace":"shop","userInfo":{"username":"ann"},%s
    "object":{"spec":{"containers":[{"name":"web","image":"%s"}]}}}}
    """
        .formatted(more, image);
  }

  @Test
  void aDenialTellsAllThatIsKnown() {
    ask(validate, "Enforce", review("quay.io/a:1", "\"name\":\"p\",\"dryRun\":true,"));
    JsonNode event = events.only();
    assertThat(event.get("level").asText()).isEqualTo("INFO");
    assertThat(event.get("message").asText()).isEqualTo("denied");
    JsonNode fields = event.get("fields");
    assertThat(fields.get("durationMicros").asLong()).isNotNegative();
    assertThat(fields.fieldNames())
        .toIterable()
        .containsExactly(
            "webhook",
            "uid",
            "operation",
            "resource",
            "namespace",
            "name",
            "user",
            "dryRun",
            "outcome",
            "status",
            "broken",
            "message",
            "durationMicros");
    assertThat(fields.get("webhook").asText()).isEqualTo("validate");
    assertThat(fields.get("user").asText()).isEqualTo("ann");
    assertThat(fields.get("broken").asText()).isEqualTo("internal-only (Deny)");
    assertThat(fields.get("message").asText())
        .startsWith("internal-only: container \"web\" (spec.containers[0])")
        .contains("\npolicy: ConfigMap");
  }

  @Test
  void whatIsOnlyReportedIsInfo() {
    ask(validate, "Report", review("quay.io/a:1", ""));
    JsonNode event = events.only();
    assertThat(event.get("level").asText()).isEqualTo("INFO");
    assertThat(event.get("message").asText()).isEqualTo("allowed");
    assertThat(event.get("fields").get("broken").asText())
        .isEqualTo("internal-only (Deny, enforcement: Report)");
  }

  @Test
  void whatIsAllowedAndUnchangedIsDebug() {
    ask(validate, "Enforce", review("registry.internal/a:1", ""));
    assertThat(events.only().get("level").asText()).isEqualTo("DEBUG");
  }

  @Test
  void debugEventsAreNotWrittenUnlessAskedFor() {
    DecisionLog.LOG.setLevel(Level.INFO);
    ask(validate, "Enforce", review("registry.internal/a:1", ""));
    assertThat(events.json()).isEmpty();
  }

  @Test
  void anExceptionIsOneErrorWithItsStack() {
    ask(new Webhook(new Broken(), decisions), "Enforce", review("a:1", ""));
    JsonNode event = events.only();
    assertThat(event.get("level").asText()).isEqualTo("ERROR");
    assertThat(event.get("fields").get("reason").asText()).isEqualTo("exception");
    assertThat(event.get("fields").get("uid").asText()).isEqualTo("1-2");
    assertThat(event.get("stackTrace").asText()).contains("broken on purpose");
  }

  @Test
  void whatCannotBeDecidedIsAnError() {
    byte[] body = review("a:1", "").getBytes(StandardCharsets.UTF_8);
    validate.undecided(validate.read(body, Optional.empty()), "nobody knows");
    assertThat(events.only().get("level").asText()).isEqualTo("ERROR");
    assertThat(events.only().get("fields").get("reason").asText()).isEqualTo("undecided");
  }

  @Test
  void namesCanNeitherReorderNorForgeAnEvent() {
    String name = "\"name\":\"x\\u202ey\\n\\\" outcome=\\\"allowed\",";
    ask(validate, "Enforce", review("quay.io/a:1", name));
    String shown = events.only().get("fields").get("name").asText();
    assertThat(shown).isEqualTo("x\\u202ey\\u000a\" outcome=\"allowed");
    assertThat(events.text().get(0))
        .contains(" name=\"x\\\\u202ey\\\\u000a\\\" outcome=\\\"allowed\" ")
        .contains(" outcome=\"denied\" ")
        .matches(text -> text.lines().count() == 1, "is one line");
  }

  @Test
  void floodsOfWhatCannotBeReadAreBounded() {
    for (int i = 0; i < 1_000; i++) {
      ask(validate, "Enforce", "{");
    }
    assertThat(events.json()).hasSize(LogBudget.A_MINUTE);
    ask(validate, "Enforce", review("quay.io/a:1", ""));
    assertThat(events.json()).hasSize(LogBudget.A_MINUTE + 1);
    nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
    ask(validate, "Enforce", "{");
    JsonNode last = events.json().get(LogBudget.A_MINUTE + 1);
    assertThat(last.get("level").asText()).isEqualTo("INFO");
    assertThat(last.get("fields").get("leftOut").asText()).isEqualTo("940");
  }

  @Test
  void anEventIsBoundedWhateverTheRequestHolds() {
    String many =
        String.join(
            ",", Collections.nCopies(5_000, "{\"name\":\"%s\"}".formatted("n".repeat(900))));
    ask(
        validate,
        "Enforce",
        review("a:1", "\"name\":\"" + "n".repeat(100_000) + "\",")
            .replace("[{\"name\":\"web\"", "[" + many + ",{\"name\":\"web\""));
    assertThat(events.only().toString()).hasSizeLessThan(8_192);
  }

  @Test
  void thePageListsEveryField() throws IOException {
    ask(
        validate,
        "Enforce",
        review("quay.io/a:1", "\"name\":\"p\",\"dryRun\":true,\"subResource\":\"x\","));
    ask(validate, "Enforce", review("quay.io/a:1", ""));
    decisions.unread(
        Endpoint.NONE, "10.0.0.7", Answer.failed("", Failure.NOT_FOUND, "nothing is at this path"));
    for (int i = 0; i < LogBudget.A_MINUTE; i++) {
      ask(validate, "Enforce", "{");
    }
    nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
    ask(validate, "Enforce", "{");
    askAboutWorkloads();
    Set<String> seen = new TreeSet<>();
    events.json().forEach(event -> event.get("fields").fieldNames().forEachRemaining(seen::add));
    assertThat(seen).isEqualTo(fieldsOfThePage());
  }

  private void askAboutWorkloads() {
    WorkloadRequest stale =
        WorkloadRequest.notWritten("deployments.apps")
            .staleDefaults("Reset")
            .change("quay.io/a:1", "quay.io/a");
    stale.under("Enforce").to(new Webhook(new MutateDecision(written), decisions));
    stale.under("Report").to(validate);
    new WorkloadRequest("trainjobs.example.com")
        .object("{\"image\":\"$(params.image)\"}")
        .to(validate);
  }

  private static Set<String> fieldsOfThePage() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("docs/metrics.md"));
    List<String> section = lines.subList(lines.indexOf("## A decision's event"), lines.size());
    Set<String> fields = new TreeSet<>();
    section.stream()
        .takeWhile(line -> section.indexOf(line) == 0 || !line.startsWith("## "))
        .filter(line -> line.startsWith("| `"))
        .forEach(line -> fields.add(line.substring(3, line.indexOf('`', 3))));
    return fields;
  }

  /** Fails at every request. */
  private static final class Broken implements Judge {
    @Override
    public Endpoint endpoint() {
      return Endpoint.VALIDATE;
    }

    @Override
    public boolean concerns(AdmissionRequest request) {
      return true;
    }

    @Override
    public Answer decide(AdmissionRequest request, ObjectChange change, RequestBasis policy) {
      throw new IllegalStateException("broken on purpose");
    }

    @Override
    public Answer beyond(Bound bound, AdmissionRequest request, RequestBasis policy) {
      throw new IllegalStateException("broken on purpose");
    }
  }
}
