package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.config.NamespaceLabels;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Documents that come while another one is being read. */
final class DocumentWebhookTest {
  private static final String REVIEW =
      """
      {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"0000-1111",
      "resource":{"group":"","version":"v1","resource":"configmaps"},"operation":"CREATE",
      "object":{"data":{"policy.yaml":"%s"}}}}
      """
          .formatted(
              "apiVersion: pullpolicy.dev/v1alpha1\\nkind: PullPolicy\\nexemptions: "
                  + "[{name: a, match: {namespaces: {labels: {matchLabels: {a: b}}}}, reason: c}]");

  private final CompletableFuture<Optional<String>> refusal = new CompletableFuture<>();
  private final DocumentWebhook webhook =
      new DocumentWebhook(
          new Unanswered(),
          Clock.fixed(AdmissionCase.NOW, ZoneOffset.UTC),
          RecordedDecisions.none());

  /** Whether they may be read is found out when the test says so. */
  private final class Unanswered implements NamespaceLabels {
    @Override
    public Optional<Map<String, String>> of(String namespace) {
      return Optional.empty();
    }

    @Override
    public CompletionStage<Optional<String>> refusal() {
      return refusal;
    }
  }

  private CompletableFuture<Answer> ask() {
    return webhook
        .answer(Optional.of("application/json"), REVIEW.getBytes(StandardCharsets.UTF_8))
        .toCompletableFuture();
  }

  @Test
  void oneDocumentIsReadAtATime() {
    CompletableFuture<Answer> first = ask();
    assertThat(first).isNotDone();
    Answer meanwhile = ask().join();
    assertThat(meanwhile.status()).isEqualTo(503);
    assertThat(meanwhile.detail()).isEqualTo("another policy document is being read");
    refusal.complete(Optional.empty());
    assertThat(first.join().outcome()).isEqualTo(Answer.Outcome.ALLOWED);
    assertThat(ask().join().outcome()).isEqualTo(Answer.Outcome.ALLOWED);
  }
}
