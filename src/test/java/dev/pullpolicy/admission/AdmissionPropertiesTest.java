package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pullpolicy.policy.Evaluation;
import dev.pullpolicy.policy.Resolution;
import dev.pullpolicy.workload.Workload;
import dev.pullpolicy.workload.WorkloadShapes;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds for every request, whatever the policy. */
final class AdmissionPropertiesTest {
  /** Of each of a thousand requests. */
  private static final int MUTATIONS = 3;

  @TestFactory
  Stream<DynamicTest> mutatingTwiceChangesNothingMore() {
    return each(
        fixture -> {
          Answer first = fixture.mutate(fixture.request(), written());
          if (first.outcome() == Answer.Outcome.PATCHED) {
            byte[] mutated = AdmissionCase.patched(fixture.request(), first);
            Answer second = fixture.mutate(mutated, written());
            assertThat(second.outcome()).isEqualTo(Answer.Outcome.ALLOWED);
            assertThat(audit(second).path("resolved")).isEqualTo(audit(first).path("resolved"));
          }
        });
  }

  private static JsonNode audit(Answer answer) {
    return AdmissionCase.tree(answer.body()).path("response").path("auditAnnotations");
  }

  /** Of new pods; those that are made of workloads are in {@link MadePodsTest}. */
  @TestFactory
  Stream<DynamicTest> afterMutationNothingIsLeftToApply() {
    return EveryRequest.all().stream()
        .filter(AdmissionPropertiesTest::createsPod)
        .map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> leavesNothing(fixture)));
  }

  private static boolean createsPod(AdmissionCase fixture) {
    return fixture.policy().isPresent()
        && MadePods.paths(fixture).filter(paths -> paths.resource().equals("pods")).isPresent()
        && ReviewReader.read(fixture.request(), WorkloadShapes.BUILT_IN).request().isPodCreation()
        && !MadePods.object(fixture, fixture.request()).meta().isMirrorPod();
  }

  private static void leavesNothing(AdmissionCase fixture) {
    Answer first = fixture.mutate(fixture.request(), written());
    if (first.outcome() == Answer.Outcome.FAILED) {
      return;
    }
    byte[] mutated =
        first.outcome() == Answer.Outcome.PATCHED
            ? AdmissionCase.patched(fixture.request(), first)
            : fixture.request();
    RequestBasis basis = fixture.policy().orElseThrow();
    Workload pod = MadePods.object(fixture, mutated);
    AdmissionRequest request = ReviewReader.read(mutated, WorkloadShapes.BUILT_IN).request();
    Evaluation<Resolution> left =
        basis.snapshot().evaluator().resolve(basis.context(request, pod.pod()), pod.uses());
    assertThat(left).isInstanceOf(Evaluation.Decided.class);
    assertThat(((Evaluation.Decided<Resolution>) left).results())
        .allSatisfy(resolution -> assertThat(resolution.change()).isEmpty());
    assertThat(fixture.validate(mutated, written()).detail())
        .doesNotContain("but this override makes it");
  }

  @TestFactory
  Stream<DynamicTest> anyBytesAreAnswered() {
    return each(
        fixture -> {
          Random random = new Random(fixture.name().hashCode());
          for (int i = 0; i < MUTATIONS; i++) {
            byte[] body = damaged(fixture.request(), random);
            assertWellFormed(fixture.mutate(body, written()));
            assertWellFormed(fixture.validate(body, written()));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> thePolicyWebhookGuardsItselfAlike() throws IOException {
    return each(
        AdmissionCase.all(),
        fixture -> {
          Random random = new Random(fixture.name().hashCode());
          for (int i = 0; i < MUTATIONS; i++) {
            assertWellFormed(fixture.checkDocument(damaged(fixture.request(), random)));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> thePolicyWebhookHasNothingAgainstPods() throws IOException {
    return each(
        AdmissionCase.all(),
        fixture -> {
          Answer answer = fixture.checkDocument(fixture.request());
          if (!fixture.isAboutDocument() && answer.outcome() != Answer.Outcome.ALLOWED) {
            assertThat(answer.outcome()).isEqualTo(Answer.Outcome.FAILED);
            assertThat(answer.body())
                .isEqualTo(fixture.validate(fixture.request(), written()).body());
          }
        });
  }

  private static byte[] damaged(byte[] request, Random random) {
    byte[] body = request.clone();
    for (int i = 1 + random.nextInt(3); i > 0 && body.length > 0; i--) {
      byte[] structural = {'{', '}', '[', ']', '"', ',', ':', '\\', 0, (byte) 0xff, '0', 'n'};
      body[random.nextInt(body.length)] = structural[random.nextInt(structural.length)];
    }
    return body;
  }

  static void assertWellFormed(Answer answer) {
    JsonNode body = AdmissionCase.tree(answer.body());
    if (answer.status() != 200) {
      assertThat(answer.status()).isIn(400, 411, 413, 415, 500);
      assertThat(body.path("kind").asText()).isEqualTo("Status");
      assertThat(body.path("message").asText()).isNotEmpty();
      assertThat(answer.detail()).doesNotContain("the webhook failed");
      return;
    }
    JsonNode response = body.path("response");
    assertThat(body.path("kind").asText()).isEqualTo("AdmissionReview");
    assertThat(response.path("uid").asText()).isNotEmpty();
    assertThat(response.path("allowed").isBoolean()).isTrue();
    assertThat(response.has("patch")).isEqualTo(response.has("patchType"));
    assertThat(response.has("status")).isNotEqualTo(response.path("allowed").asBoolean());
    assertNotesWithinLimits(response);
  }

  private static void assertNotesWithinLimits(JsonNode response) {
    int total = 0;
    for (JsonNode warning : response.path("warnings")) {
      assertThat(warning.asText()).hasSizeLessThanOrEqualTo(256).doesNotContainPattern("\\p{Cc}");
      total += warning.asText().length();
    }
    assertThat(total).isLessThanOrEqualTo(4_096);
    response
        .path("auditAnnotations")
        .fieldNames()
        .forEachRemaining(key -> assertThat(key).matches("[a-z]{1,63}"));
    assertThat(response.path("status").path("details").path("causes").size())
        .isLessThanOrEqualTo(20);
  }

  private static WrittenOverrides written() {
    return new WrittenOverrides(Clock.fixed(AdmissionCase.NOW, ZoneOffset.UTC));
  }

  @FunctionalInterface
  private interface Property {
    void check(AdmissionCase fixture) throws IOException;
  }

  private static Stream<DynamicTest> each(Property property) {
    return each(EveryRequest.all(), property);
  }

  private static Stream<DynamicTest> each(List<AdmissionCase> fixtures, Property property) {
    return fixtures.stream()
        .map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> property.check(fixture)));
  }
}
