package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody gains who writes workloads against the check of their author, or to be slow. */
final class HostileWorkloadsTest {
  private static final String CONTROLLER =
      "\"ownerReferences\":[{\"apiVersion\":\"v1\",\"kind\":\"D\",\"name\":\"d\",\"uid\":\"1\","
          + "\"controller\":true}]";

  /** Far more than it takes; what is being kept out takes minutes, or ends the process. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private final WrittenOverrides written =
      new WrittenOverrides(Clock.fixed(AdmissionCase.NOW, ZoneOffset.UTC));
  private final Webhook mutate = new Webhook(new MutateDecision(written), RecordedDecisions.none());
  private final Webhook validate =
      new Webhook(new ValidateDecision(written), RecordedDecisions.none());

  private static String text(Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static WorkloadRequest moved(WorkloadRequest request) {
    return request.staleDefaults("Reset").change("registry.internal/a:1", "registry.internal/a");
  }

  @Test
  void aControllerReferenceOfOnesOwnHidesAWorkloadButNotItsPods() {
    assertThat(new WorkloadRequest("jobs.batch").create("quay.io/a:1").to(validate).outcome())
        .isEqualTo(Answer.Outcome.DENIED);
    Answer hidden =
        new WorkloadRequest("jobs.batch").metadata(CONTROLLER).create("quay.io/a:1").to(validate);
    assertThat(hidden.outcome()).isEqualTo(Answer.Outcome.ALLOWED);
    Answer pod =
        new WorkloadRequest("pods").metadata(CONTROLLER).create("quay.io/a:1").to(validate);
    assertThat(pod.outcome()).isEqualTo(Answer.Outcome.DENIED);
  }

  @Test
  void aPlaceholderHidesAnImageInACustomResourceOnly() {
    String image = "quay.io/a$(x)";
    Answer custom =
        new WorkloadRequest("trainjobs.example.com")
            .object("{\"image\":\"%s\"}".formatted(image))
            .to(validate);
    assertThat(custom.outcome()).isEqualTo(Answer.Outcome.ALLOWED);
    for (String resource : new String[] {"jobs.batch", "pods"}) {
      assertThat(new WorkloadRequest(resource).create(image).to(validate).outcome())
          .isEqualTo(Answer.Outcome.DENIED);
    }
  }

  @Test
  void aCustomResourceOfAnOddShapeIsAdmittedWithAWarning() {
    Answer odd =
        new WorkloadRequest("rollouts.argoproj.io")
            .object("{\"template\":{\"spec\":{\"containers\":\"quay.io/a:1\"}}}")
            .to(validate);
    assertThat(odd.outcome()).isEqualTo(Answer.Outcome.ALLOWED);
    assertThat(text(odd)).contains("not judged before its pods are");
    Answer ours =
        new WorkloadRequest("jobs.batch")
            .object("{\"template\":{\"spec\":{\"containers\":\"quay.io/a:1\"}}}")
            .to(validate);
    assertThat(ours.status()).isEqualTo(400);
  }

  @Test
  void aMebibyteOfManagedFieldsIsReadSoon() {
    String entry = "\"f:%07d\":{\"f:imagePullPolicy\":{}},";
    StringBuilder fields = new StringBuilder();
    for (int i = 0; fields.length() < 1024 * 1024; i++) {
      fields.append(entry.formatted(i));
    }
    String managed =
        "\"managedFields\":[{\"manager\":\"m\",\"operation\":\"Update\",\"fieldsV1\":{%s\"f:z\":{}}}]"
            .formatted(fields);
    WorkloadRequest request = moved(new WorkloadRequest("deployments.apps").metadata(managed));
    Answer answer = assertTimeout(SOON, () -> request.to(mutate));
    assertThat(answer.outcome()).as("none lists the field").isEqualTo(Answer.Outcome.PATCHED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\\\"a\\\":", "\\\"", "{\\\"a\\\":0,"})
  void aLastAppliedBombIsReadSoonAndResetsNothing(String step) {
    String annotation = step.repeat(250_000 / step.length());
    String annotations =
        "\"annotations\":{\"kubectl.kubernetes.io/last-applied-configuration\":\"%s\"},"
                .formatted(annotation)
            + "\"managedFields\":[{\"manager\":\"kubectl-client-side-apply\","
            + "\"operation\":\"Update\",\"fieldsV1\":{\"f:spec\":{\"f:template\":{\"f:spec\":"
            + "{\"f:containers\":{\"k:{\\\"name\\\":\\\"c0\\\"}\":{\"f:imagePullPolicy\":{}}}}}}}}]";
    WorkloadRequest request = moved(new WorkloadRequest("deployments.apps").metadata(annotations));
    Answer answer = assertTimeout(SOON, () -> request.to(mutate));
    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.ALLOWED);
    assertThat(text(request.to(validate))).contains("staleDefaults: container");
  }

  @Test
  void aResetIsOnlyTowardsAlwaysWhateverTheMetadataSays() {
    WorkloadRequest towardsAlways = moved(WorkloadRequest.notWritten("deployments.apps"));
    assertThat(towardsAlways.to(mutate).outcome()).isEqualTo(Answer.Outcome.PATCHED);
    WorkloadRequest towardsTheCache =
        WorkloadRequest.notWritten("deployments.apps")
            .staleDefaults("Reset")
            .declaring("Always")
            .change("registry.internal/a", "registry.internal/a:1");
    assertThat(towardsTheCache.to(mutate).outcome()).isEqualTo(Answer.Outcome.ALLOWED);
    assertThat(text(towardsTheCache.to(validate))).contains("staleDefaults: container");
  }
}
