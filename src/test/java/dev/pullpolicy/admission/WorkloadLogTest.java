package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is logged of decisions about workloads. */
final class WorkloadLogTest {
  private static final String PATH = "spec.template.spec.containers[0].imagePullPolicy";

  private final WrittenOverrides written =
      new WrittenOverrides(Clock.fixed(AdmissionCase.NOW, ZoneOffset.UTC));
  private final Webhook mutate = new Webhook(new MutateDecision(written), RecordedDecisions.none());
  private final Webhook validate =
      new Webhook(new ValidateDecision(written), RecordedDecisions.none());
  private LoggedEvents events;

  @BeforeEach
  void listen() throws IOException {
    events = new LoggedEvents(Level.DEBUG);
  }

  @AfterEach
  void close() {
    events.close();
  }

  /** The event of that request, which is the last one. */
  private JsonNode logged(WorkloadRequest request, Webhook webhook) {
    request.to(webhook);
    List<JsonNode> all = events.json();
    return all.get(all.size() - 1);
  }

  private static void expect(JsonNode event, String level, String field, String value) {
    assertThat(event.get("level").asText()).isEqualTo(level);
    assertThat(event.get("fields").path(field).asText()).isEqualTo(value);
  }

  @Test
  void aDenialNamesTheWorkload() {
    JsonNode event = logged(new WorkloadRequest("jobs.batch").create("quay.io/a:1"), validate);
    expect(event, "INFO", "resource", "jobs.batch");
    expect(event, "INFO", "namespace", "shop");
    expect(event, "INFO", "name", "web");
    expect(event, "INFO", "broken", "internal-only (Deny), pinned (Audit)");
    assertThat(event.get("fields").get("message").asText())
        .startsWith("internal-only: container \"c0\" (spec.template.spec.containers[0])");
  }

  @Test
  void aWorkloadWhoseNewPodsWillBeRefusedIsInfo() {
    WorkloadRequest request = new WorkloadRequest("deployments.apps").update("quay.io/a:1", "b:1");
    expect(logged(request, validate), "INFO", "refusedLater", "internal-only (Deny)");
    expect(
        logged(request.under("Report"), validate),
        "INFO",
        "refusedLater",
        "internal-only (Deny, enforcement: Report)");
  }

  @Test
  void aResetIsInfoAndSaysWhatWasWritten() {
    WorkloadRequest request =
        WorkloadRequest.notWritten("deployments.apps")
            .staleDefaults("Reset")
            .change("registry.internal/a:1", "registry.internal/a");
    expect(logged(request, mutate), "INFO", "reset", PATH + "=Always");
  }

  @Test
  void aStaleDefaultThatIsLeftIsInfo() {
    WorkloadRequest request =
        new WorkloadRequest("deployments.apps")
            .change("registry.internal/a:1", "registry.internal/a");
    expect(logged(request, validate), "INFO", "stale", PATH);
  }

  @Test
  void placeholdersAreCounted() {
    WorkloadRequest request =
        new WorkloadRequest("trainjobs.example.com").object("{\"image\":\"$(params.image)\"}");
    expect(logged(request, validate), "DEBUG", "placeholders", "1");
    expect(logged(request, validate), "DEBUG", "resource", "trainjobs.example.com");
  }

  @Test
  void whatChangesNothingIsDebug() {
    WorkloadRequest request =
        new WorkloadRequest("deployments.apps").update("registry.internal/a:1");
    expect(logged(request, validate), "DEBUG", "refusedLater", "");
    expect(logged(request, mutate), "DEBUG", "reset", "");
  }
}
