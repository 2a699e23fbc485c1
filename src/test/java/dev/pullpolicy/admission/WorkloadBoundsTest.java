package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pullpolicy.workload.Bound;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A workload with more than is judged is never admitted unjudged, and never patched unread. */
final class WorkloadBoundsTest {
  private static final Bound BOUND = Bound.IMAGE_USES;

  @TestFactory
  Stream<DynamicTest> beyondTheBound() {
    return Stream.of(
        test("deployment/create.allowed", "/spec/template", Answer.Outcome.ALLOWED),
        test("deployment/update.allowed", "/spec/template", Answer.Outcome.FAILED),
        test("cronjob/create.allowed", "/spec/jobTemplate/spec/template", Answer.Outcome.ALLOWED),
        test(
            "jobset/update.allowed",
            "/spec/replicatedJobs/0/template/spec/template",
            Answer.Outcome.FAILED));
  }

  /** Nothing is ever written into a new workload, so that nothing is to be known of it. */
  private static DynamicTest test(String name, String template, Answer.Outcome mutated) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          AdmissionCase fixture = AdmissionCase.read(DecisionFixturesTest.DECISIONS.resolve(name));
          byte[] request = withTooMany(fixture.request(), "/request/object" + template);
          assertThat(fixture.mutate(request, written()).outcome()).isEqualTo(mutated);
          Answer validated = fixture.validate(request, written());
          assertThat(validated.outcome()).isEqualTo(Answer.Outcome.DENIED);
          assertThat(validated.detail()).contains(BOUND.exceeded());
        });
  }

  private static byte[] withTooMany(byte[] request, String template) {
    JsonNode review = AdmissionCase.tree(request);
    ArrayNode containers = (ArrayNode) review.at(template + "/spec/containers");
    ObjectNode first = (ObjectNode) containers.get(0);
    for (int i = 0; i < BOUND.limit(); i++) {
      containers.add(first.deepCopy().put("name", "c" + i));
    }
    return review.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static WrittenOverrides written() {
    return new WrittenOverrides(Clock.fixed(AdmissionCase.NOW, ZoneOffset.UTC));
  }
}
