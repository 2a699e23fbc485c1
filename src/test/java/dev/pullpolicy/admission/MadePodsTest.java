package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.workload.PodTemplate;
import dev.pullpolicy.workload.Workload;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is said of a workload's pods holds for its pods: they are made as a controller would, filled
 * in as the API server does, and sent through both webhooks.
 */
final class MadePodsTest {
  private static final Pattern GIVEN =
      Pattern.compile(
          "\\((\\S+)\\): \\w+ is \\w+(?:, Kubernetes' default)?, but its pods are given (\\w+)");
  private static final Pattern REFUSED =
      Pattern.compile("new pods will be refused: ([a-z0-9-]+): [^(]*\\((\\S+)\\): .*");

  /** What a workload is not refused for, and its pods are. */
  private static final Set<String> COMPLETED_LATER =
      Set.of("never-needs-a-node", "private-images-need-credentials");

  /** A workload that is admitted, as it ends after mutation. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Admitted(AdmissionCase fixture, byte[] request, Workload object, JsonNode answer) {
    private Stream<String> warnings() {
      return StreamSupport.stream(answer.at("/response/warnings").spliterator(), false)
          .map(JsonNode::asText);
    }

    /** Whether there is room for all that is to be said; of a Pod there is for less. */
    private boolean isToldWhole() {
      return warnings().noneMatch(warning -> warning.matches("and [0-9]+ more"));
    }

    private Stream<PodTemplate> templates() {
      return object.templates().stream();
    }
  }

  @TestFactory
  Stream<DynamicTest> nothingIsLeftToApplyToThem() {
    return each(
        admitted ->
            admitted
                .templates()
                .forEach(
                    template -> {
                      byte[] pod = mutated(admitted, template);
                      Answer again = admitted.fixture().mutate(pod, written());
                      assertThat(again.outcome()).isEqualTo(Answer.Outcome.ALLOWED);
                      assertThat(admitted.fixture().validate(pod, written()).detail())
                          .doesNotContain("but this override makes it");
                    }));
  }

  @TestFactory
  Stream<DynamicTest> theyAreGivenWhatIsSaid() {
    return each(
        admitted -> {
          Map<String, String> said = new TreeMap<>();
          admitted
              .warnings()
              .map(GIVEN::matcher)
              .filter(Matcher::find)
              .forEach(given -> said.put(given.group(1), given.group(2)));
          Map<String, String> given = new TreeMap<>();
          admitted.templates().forEach(template -> given.putAll(given(admitted, template)));
          assertThat(given).containsAllEntriesOf(said);
          if (isCreation(admitted)) {
            assertThat(said).isEqualTo(given);
          }
        });
  }

  /**
   * What the uses of a made pod end with, other than what stands in the workload, by its paths.
   * Where a resource has no field for it, its controller says what stands in the pod.
   */
  private static Map<String, String> given(Admitted admitted, PodTemplate template) {
    Workload pod = MadePods.object(admitted.fixture(), mutated(admitted, template));
    Map<String, String> given = new TreeMap<>();
    for (int i = 0; i < template.uses().size(); i++) {
      ImageUse use = template.uses().get(i);
      ImageUse made = pod.uses().get(i);
      if (use.hasPolicyField() && !made.standing().equals(use.standing())) {
        given.put(use.path().toString(), made.standing().orElseThrow().toString());
      }
    }
    return given;
  }

  @TestFactory
  Stream<DynamicTest> theyAreRefusedForWhatIsSaid() {
    return each(
        admitted -> {
          Set<String> said = new TreeSet<>();
          admitted
              .warnings()
              .map(REFUSED::matcher)
              .filter(Matcher::matches)
              .forEach(refused -> said.add(refused.group(1) + " " + refused.group(2)));
          Set<String> refused = new TreeSet<>();
          admitted.templates().forEach(template -> refused.addAll(refused(admitted, template)));
          if (admitted.isToldWhole()) {
            assertThat(said).isEqualTo(refused);
          } else {
            assertThat(said).containsAll(refused);
          }
        });
  }

  private static Set<String> refused(Admitted admitted, PodTemplate template) {
    byte[] request = mutated(admitted, template);
    JsonNode status =
        AdmissionCase.tree(admitted.fixture().validate(request, written()).body())
            .at("/response/status");
    Workload pod = MadePods.object(admitted.fixture(), request);
    Set<String> refused = new TreeSet<>();
    for (JsonNode cause : status.at("/details/causes")) {
      String message = cause.get("message").asText();
      String rule = message.substring(0, message.indexOf(':'));
      for (int i = 0; i < pod.uses().size(); i++) {
        if (message.contains(" (" + pod.uses().get(i).path() + "): ")
            && !COMPLETED_LATER.contains(rule)
            && !message.startsWith("warning only")) {
          refused.add(rule + " " + template.uses().get(i).path());
        }
      }
    }
    return refused;
  }

  private static byte[] mutated(Admitted admitted, PodTemplate template) {
    byte[] pod = MadePods.creation(admitted.request(), template);
    Answer answer = admitted.fixture().mutate(pod, written());
    return answer.outcome() == Answer.Outcome.PATCHED ? AdmissionCase.patched(pod, answer) : pod;
  }

  private static boolean isCreation(Admitted admitted) {
    return AdmissionCase.tree(admitted.request())
        .at("/request/operation")
        .asText()
        .equals("CREATE");
  }

  private static Stream<DynamicTest> each(Consumer<Admitted> property) {
    return EveryRequest.all().stream()
        .flatMap(fixture -> admitted(fixture).map(a -> test(a, property)));
  }

  private static DynamicTest test(Admitted admitted, Consumer<Admitted> property) {
    return DynamicTest.dynamicTest(admitted.fixture().name(), () -> property.accept(admitted));
  }

  /** Workloads in namespaces, all of whose images are known, and which no controller makes. */
  private static Stream<Admitted> admitted(AdmissionCase fixture) {
    if (fixture.isAboutDocument() || MadePods.paths(fixture).isEmpty()) {
      return Stream.empty();
    }
    Answer mutated = fixture.mutate(fixture.request(), written());
    byte[] request =
        mutated.outcome() == Answer.Outcome.PATCHED
            ? AdmissionCase.patched(fixture.request(), mutated)
            : fixture.request();
    Answer answer = fixture.validate(request, written());
    Workload object = MadePods.object(fixture, request);
    JsonNode asked = AdmissionCase.tree(request).get("request");
    boolean isJudged =
        answer.outcome() == Answer.Outcome.ALLOWED
            && fixture.policy().isPresent()
            && asked.path("subResource").asText("").isEmpty()
            && !asked.at("/resource/resource").asText().equals("pods")
            && !asked.path("namespace").asText("").isEmpty()
            && object.placeholders() == 0
            && object.meta().controller().isEmpty()
            && !object.meta().isBeingDeleted();
    return isJudged
        ? Stream.of(new Admitted(fixture, request, object, AdmissionCase.tree(answer.body())))
        : Stream.empty();
  }

  private static WrittenOverrides written() {
    return new WrittenOverrides(Clock.fixed(AdmissionCase.NOW, ZoneOffset.UTC));
  }
}
