package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What people write and what the API server has made of it get the same answer, and end as the same
 * object: so says policy.md of what is chosen.
 */
final class DefaultedCopyTest {
  @TestFactory
  Stream<DynamicTest> getsTheSameAnswer() {
    return EveryRequest.all().stream()
        .filter(fixture -> !fixture.isAboutDocument())
        .flatMap(
            fixture ->
                MadePods.paths(fixture).stream()
                    .map(paths -> test(fixture, new ApiServerDefaults(paths))));
  }

  private static DynamicTest test(AdmissionCase fixture, ApiServerDefaults defaults) {
    return DynamicTest.dynamicTest(
        fixture.name(),
        () -> {
          byte[] written =
              AdmissionCase.tree(fixture.request()).toString().getBytes(StandardCharsets.UTF_8);
          byte[] copy = defaults.review(written);
          assertThat(validated(fixture, copy)).isEqualTo(validated(fixture, written));
          assertThat(mutated(fixture, copy)).isEqualTo(mutated(fixture, written));
          assertThat(ends(fixture, copy, defaults)).isEqualTo(ends(fixture, written, defaults));
        });
  }

  private static JsonNode validated(AdmissionCase fixture, byte[] request) {
    return AdmissionCase.tree(fixture.validate(request, written()).body());
  }

  /** The answer without what is written, which is more where less was declared. */
  private static JsonNode mutated(AdmissionCase fixture, byte[] request) {
    JsonNode answer = AdmissionCase.tree(fixture.mutate(request, written()).body());
    if (answer.path("response") instanceof ObjectNode response) {
      response.remove("patch");
      response.remove("patchType");
      if (response.path("auditAnnotations") instanceof ObjectNode audit) {
        audit.remove("written");
      }
    }
    return answer;
  }

  private static JsonNode ends(AdmissionCase fixture, byte[] request, ApiServerDefaults defaults) {
    Answer answer = fixture.mutate(request, written());
    byte[] ended =
        answer.outcome() == Answer.Outcome.PATCHED
            ? AdmissionCase.patched(request, answer)
            : request;
    return AdmissionCase.tree(defaults.review(ended)).at("/request/object");
  }

  private static WrittenOverrides written() {
    return new WrittenOverrides(Clock.fixed(AdmissionCase.NOW, ZoneOffset.UTC));
  }
}
