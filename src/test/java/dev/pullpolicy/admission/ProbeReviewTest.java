package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** What registration asks is answered, and leaves no trace. */
final class ProbeReviewTest {
  private static final String POLICY =
      """
      apiVersion: pullpolicy.dev/v1alpha1
      kind: PullPolicy
      rules:
        - name: internal-only
          require: {images: ["registry.internal/**"]}
      """;

  private final RecordedDecisions recorded = new RecordedDecisions();
  private final Webhook validate =
      new Webhook(
          new ValidateDecision(
              new WrittenOverrides(Clock.fixed(AdmissionCase.NOW, ZoneOffset.UTC))),
          RecordedDecisions.with(recorded));

  private Answer ask(byte[] body, Optional<RequestBasis> policy) {
    return validate.answer(Optional.of("application/json"), body, policy);
  }

  @Test
  void isAllowedAndNeitherCountedNorLogged() throws Exception {
    try (LoggedEvents events = new LoggedEvents(Level.ALL)) {
      assertThat(ask(ProbeReview.body(), Optional.of(AdmissionCase.inForce(POLICY))).outcome())
          .isEqualTo(Answer.Outcome.ALLOWED);
      ask(ProbeReview.body(), Optional.empty());
      assertThat(recorded.decisions).isEmpty();
      assertThat(events.json()).isEmpty();
    }
  }

  @Test
  void isToldWhereItGoesWrong() {
    String body = new String(ProbeReview.body(), StandardCharsets.UTF_8);
    byte[] broken = body.replace("\"CREATE\"", "\"NONE\"").getBytes(StandardCharsets.UTF_8);
    assertThat(ask(broken, Optional.empty()).outcome()).isEqualTo(Answer.Outcome.FAILED);
    assertThat(recorded.decisions).hasSize(1);
  }

  @Test
  void isTheOnlyThingThatIsNotTold() {
    String body = new String(ProbeReview.body(), StandardCharsets.UTF_8);
    byte[] other = body.replace("\"registrations\"", "\"others\"").getBytes(StandardCharsets.UTF_8);
    ask(other, Optional.empty());
    assertThat(recorded.decisions).hasSize(1);
  }
}
