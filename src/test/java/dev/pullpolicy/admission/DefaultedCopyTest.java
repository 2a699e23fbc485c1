package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
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
          if (!isDeclaredInOneObjectOnly(written, copy)) {
            assertThat(validated(fixture, copy)).isEqualTo(validated(fixture, written));
            assertThat(mutated(fixture, copy)).isEqualTo(mutated(fixture, written));
            assertThat(ends(fixture, copy, defaults)).isEqualTo(ends(fixture, written, defaults));
          }
        });
  }

  /**
   * A custom resource can say in an update what it did not say before. That is a change, and in the
   * copy it is none; the API server leaves no such field of its own kinds empty.
   */
  private static boolean isDeclaredInOneObjectOnly(byte[] written, byte[] copy) {
    JsonNode before = AdmissionCase.tree(written).get("request");
    JsonNode after = AdmissionCase.tree(copy).get("request");
    return before.path("oldObject").isObject()
        && !filledIn(before.get("object"), after.get("object"))
            .equals(filledIn(before.get("oldObject"), after.get("oldObject")));
  }

  /** How many fields are filled in, by the path without the numbers of entries. */
  private static Map<String, Integer> filledIn(JsonNode before, JsonNode after) {
    Map<String, Integer> filled = new TreeMap<>();
    collect(before, after, "", filled);
    return filled;
  }

  private static void collect(
      JsonNode before, JsonNode after, String path, Map<String, Integer> filled) {
    if (after.isArray()) {
      for (int i = 0; i < after.size(); i++) {
        collect(before.path(i), after.get(i), path + "/*", filled);
      }
    }
    for (Map.Entry<String, JsonNode> field : after.properties()) {
      String name = path + "/" + field.getKey();
      if (field.getValue().isTextual() && !field.getValue().equals(before.path(field.getKey()))) {
        filled.merge(name, 1, Integer::sum);
      }
      collect(before.path(field.getKey()), field.getValue(), name, filled);
    }
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
