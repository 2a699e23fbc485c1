package dev.pullpolicy.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What both webhooks say of the creation of an object, one after the other as the API server calls
 * them.
 *
 * @param written what {@code /mutate} writes, by place
 * @param object the object with what was written
 * @param message why it is refused or not decided; empty where it is admitted
 * @param isDecided whether it was decided
 * @param warnings of both, in their order
 */
record OnlineAnswer(
    Map<String, String> written,
    JsonNode object,
    String message,
    boolean isDecided,
    List<String> warnings) {

  static OnlineAnswer of(AdmissionCase creation) {
    WrittenOverrides overrides =
        new WrittenOverrides(Clock.fixed(AdmissionCase.NOW, ZoneOffset.UTC));
    Answer mutated = creation.mutate(creation.request(), overrides);
    byte[] request =
        mutated.outcome() == Answer.Outcome.PATCHED
            ? AdmissionCase.patched(creation.request(), mutated)
            : creation.request();
    Answer validated = creation.validate(request, overrides);
    List<String> warnings = new ArrayList<>(warnings(mutated));
    warnings.addAll(warnings(validated));
    return new OnlineAnswer(
        patch(mutated),
        AdmissionCase.tree(request).at("/request/object"),
        validated.detail(),
        mutated.outcome() != Answer.Outcome.FAILED && validated.outcome() != Answer.Outcome.FAILED,
        warnings);
  }

  private static Map<String, String> patch(Answer answer) {
    Map<String, String> patch = new TreeMap<>();
    JsonNode readable = AdmissionCase.readable(answer.status(), answer.body());
    for (JsonNode operation : readable.at("/body/response").path("patch")) {
      patch.put(operation.get("path").asText(), operation.get("value").asText());
    }
    return patch;
  }

  private static List<String> warnings(Answer answer) {
    List<String> warnings = new ArrayList<>();
    AdmissionCase.tree(answer.body())
        .at("/response/warnings")
        .forEach(warning -> warnings.add(warning.asText()));
    return warnings;
  }

  /** The lines of a refusal that are about fields. */
  List<String> lines() {
    return message
        .lines()
        .filter(line -> !line.startsWith("policy: ") && !line.startsWith("workload: change "))
        .toList();
  }
}
