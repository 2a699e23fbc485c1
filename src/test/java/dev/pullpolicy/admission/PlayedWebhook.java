package dev.pullpolicy.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pullpolicy.config.NamespaceLabels;
import dev.pullpolicy.config.ParsedPolicy;
import dev.pullpolicy.config.PolicyParser;
import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.policy.PolicyEvaluator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Both webhooks without HTTP, for tests that play an API server. */
public final class PlayedWebhook {
  private final WrittenOverrides written = new WrittenOverrides(Clock.systemUTC());
  private final RequestBasis basis;
  private final String user;

  /** Under that document, in namespaces with those labels, asked by that user. */
  public PlayedWebhook(String document, Map<String, String> labels, String user) {
    this.user = user;
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    if (!(PolicyParser.parse(bytes) instanceof ParsedPolicy.Valid valid)) {
      throw new AssertionError("invalid: " + document);
    }
    NamespaceLabels known = namespace -> Optional.of(labels);
    this.basis =
        new RequestBasis(
            new PolicySnapshot(
                new PolicyEvaluator(valid.policy()),
                "ConfigMap pull-policy/pull-policy",
                PolicySnapshot.digest(bytes)),
            known,
            LocalDate.now(Clock.systemUTC()),
            Optional.empty());
  }

  /**
   * An answer.
   *
   * @param object the object, with what was written into it
   * @param message why it is refused; empty where it is not
   */
  public record Said(JsonNode object, String message, List<String> warnings) {}

  /** What {@code /mutate} says of the creation of a pod. */
  public Said mutate(JsonNode pod) {
    return ask(new MutateDecision(written), pod);
  }

  /** What {@code /validate} says of it. */
  public Said validate(JsonNode pod) {
    return ask(new ValidateDecision(written), pod);
  }

  private byte[] creation(JsonNode pod) {
    ObjectNode review = (ObjectNode) AdmissionCase.tree(ManifestFixture.creation(pod));
    review.withObject("/request/userInfo").put("username", user);
    return review.toString().getBytes(StandardCharsets.UTF_8);
  }

  private Said ask(Judge judge, JsonNode pod) {
    byte[] review = creation(pod);
    Answer answer =
        new Webhook(judge, RecordedDecisions.none())
            .answer(Optional.of("application/json"), review, Optional.of(basis));
    byte[] after =
        answer.outcome() == Answer.Outcome.PATCHED ? AdmissionCase.patched(review, answer) : review;
    List<String> warnings = new ArrayList<>();
    AdmissionCase.tree(answer.body())
        .at("/response/warnings")
        .forEach(warning -> warnings.add(warning.asText()));
    return new Said(AdmissionCase.tree(after).at("/request/object"), answer.detail(), warnings);
  }
}
