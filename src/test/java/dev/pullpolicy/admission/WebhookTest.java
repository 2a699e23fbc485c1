package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pullpolicy.workload.Bound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requests that are too large for a file, and what the wire looks like. */
final class WebhookTest {
  private static final String UID = "0000-1111";
  private static final String POLICY =
      """
      apiVersion: pullpolicy.dev/v1alpha1
      kind: PullPolicy
      overrides:
        - {name: always, pullPolicy: Always}
      rules:
        - name: internal-only
          require: {images: ["registry.internal/**"]}
      """;

  private final WrittenOverrides written =
      new WrittenOverrides(Clock.fixed(AdmissionCase.NOW, ZoneOffset.UTC));
  private final Webhook mutate = new Webhook(new MutateDecision(written), RecordedDecisions.none());
  private final Webhook validate =
      new Webhook(new ValidateDecision(written), RecordedDecisions.none());
  private final Optional<RequestBasis> policy = Optional.of(AdmissionCase.inForce(POLICY));

  private Answer ask(Webhook webhook, String body) {
    return webhook.answer(
        Optional.of("application/json"), body.getBytes(StandardCharsets.UTF_8), policy);
  }

  private static String review(String object) {
    return """
    {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"%s",
    "resource":{"group":"","version":"v1","resource":"pods"},"operation":"CREATE","object":%s}}
    """
        .formatted(UID, object);
  }

  private static String podWith(String containers) {
    return review("{\"spec\":{\"containers\":[" + containers + "]}}");
  }

  @Test
  void aPatchIsBase64OfAddsAlone() throws Exception {
    JsonNode response =
        AdmissionCase.tree(ask(mutate, podWith("{\"image\":\"a:1\"}")).body()).get("response");
    assertThat(response.get("patchType").asText()).isEqualTo("JSONPatch");
    assertThat(new String(response.get("patch").binaryValue(), StandardCharsets.UTF_8))
        .isEqualTo(
            "[{\"op\":\"add\",\"path\":\"/spec/containers/0/imagePullPolicy\","
                + "\"value\":\"Always\"}]");
  }

  @Test
  void nothingIsAdmittedWhileThePolicyIsNotKnown() throws Exception {
    String why = "ConfigMap a/b has not been read yet; no request is answered until it is";
    byte[] body = podWith("{\"image\":\"a:1\"}").getBytes(StandardCharsets.UTF_8);
    for (Webhook webhook : List.of(mutate, validate)) {
      Answer answer = webhook.undecided(webhook.read(body, Optional.empty()), why);
      assertThat(answer.status()).isEqualTo(500);
      JsonNode status = AdmissionCase.tree(answer.body());
      assertThat(status.get("message").asText()).isEqualTo("cannot decide: " + why);
      assertThat(status.at("/details/uid").asText()).isEqualTo(UID);
    }
    byte[] other = review("{}").replace("\"pods\"", "\"leases\"").getBytes(StandardCharsets.UTF_8);
    assertThat(validate.undecided(validate.read(other, Optional.empty()), why).status())
        .isEqualTo(200);
    byte[] broken = "{".getBytes(StandardCharsets.UTF_8);
    assertThat(validate.undecided(validate.read(broken, Optional.empty()), why).status())
        .isEqualTo(400);
  }

  @Test
  void oneContainerTooManyIsRefusedAndNeverAdmittedUnjudged() {
    String tooMany =
        podWith(
            String.join(",", Collections.nCopies(10_001, "{\"image\":\"registry.internal/a\"}")));
    assertBeyond(tooMany, "more than 10000 containers and image volumes");
  }

  @Test
  void tenThousandContainersAreJudged() {
    String many =
        podWith(String.join(",", Collections.nCopies(10_000, "{\"image\":\"quay.io/a:1\"}")));
    assertThat(ask(mutate, many).outcome()).isEqualTo(Answer.Outcome.PATCHED);
    Answer answer = ask(validate, many);
    assertThat(answer.detail()).contains("and 19980 more");
    AdmissionPropertiesTest.assertWellFormed(answer);
  }

  @Test
  void tooDeepIsRefusedAndNeverAdmittedUnjudged() {
    String deep = "[".repeat(1_100) + "]".repeat(1_100);
    assertBeyond(review("{\"metadata\":{\"x\":" + deep + "}}"), "nesting of more than 1000 levels");
  }

  @Test
  void tooLongAFieldNameIsRefusedAndNeverAdmittedUnjudged() {
    assertBeyond(review("{\"" + "n".repeat(60_000) + "\":1}"), "a field name of more than 50000");
  }

  private void assertBeyond(String body, String bound) {
    Answer refused = ask(validate, body);
    assertThat(refused.outcome()).isEqualTo(Answer.Outcome.DENIED);
    assertThat(refused.status()).isEqualTo(200);
    assertThat(refused.detail()).contains(bound).contains("policy: ConfigMap");
    Answer failed = ask(mutate, body);
    assertThat(failed.status()).isEqualTo(500);
    assertThat(failed.detail()).contains(bound);
    assertThat(AdmissionCase.tree(failed.body()).at("/details/uid").asText()).isEqualTo(UID);
  }

  @Test
  void aBoundBeforeTheUidIsMalformed() {
    String body = "{\"x\":" + "[".repeat(1_100);
    assertThat(ask(validate, body).status()).isEqualTo(400);
    assertThat(ask(mutate, body).status()).isEqualTo(400);
  }

  @Test
  void aMegabyteOfImageNameIsOneBoundedLine() {
    Answer answer = ask(validate, podWith("{\"image\":\"quay.io/" + "a".repeat(1 << 20) + "\"}"));
    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.DENIED);
    assertThat(answer.body()).hasSizeLessThan(10_000);
  }

  @Test
  void moreThanSixteenMebibytesAreTooLarge() {
    byte[] body = new byte[ReviewEdge.MAX_BODY_BYTES + 1];
    assertThat(validate.answer(Optional.of("application/json"), body, policy).status())
        .isEqualTo(413);
  }

  @Test
  void lengthsAreCheckedByTheirHeader() {
    assertThat(IntakeFilter.length("16777216")).hasValue(ReviewEdge.MAX_BODY_BYTES);
    assertThat(IntakeFilter.length("0")).hasValue(0);
    for (String wrong : List.of("16777217", "99999999999999999999", "-1", "", "1e3", "0x10")) {
      assertThat(IntakeFilter.length(wrong)).isEmpty();
    }
  }

  @Test
  void collidingFieldNamesAreNoWayPastThePolicy() {
    StringBuilder labels = new StringBuilder();
    for (String name : collidingNames()) {
      labels.append(labels.isEmpty() ? "" : ",").append('"').append(name).append("\":\"x\"");
    }
    String object =
        "{\"metadata\":{\"labels\":{%s}},\"spec\":{\"containers\":[{\"image\":\"quay.io/a\"}]}}"
            .formatted(labels);
    assertThatThrownBy(() -> readWithDefaults(object))
        .isInstanceOf(StreamConstraintsException.class)
        .hasMessageContaining("hash collisions");
    assertThat(ask(validate, review(object)).detail()).contains("internal-only");
    assertThat(ask(mutate, review(object)).outcome()).isEqualTo(Answer.Outcome.PATCHED);
  }

  private static void readWithDefaults(String json) throws IOException {
    JsonFactory defaults =
        JsonFactory.builder().streamReadConstraints(Bound.readConstraints()).build();
    try (JsonParser parser = defaults.createParser(json.getBytes(StandardCharsets.UTF_8))) {
      while (parser.nextToken() != null) {
        parser.currentToken();
      }
    }
  }

  /**
   * Names of eight characters to which Jackson's symbol table gives one hash whatever its seed: the
   * seed is mixed in after both halves, {@code ((q1 ^ q1 >>> 9 after adding q1 >>> 15) + 33 * q2)}.
   */
  private static List<String> collidingNames() {
    List<String> names = new ArrayList<>();
    long target = 0x12345678L;
    for (int i = 0; names.size() < 2_000; i++) {
      int q1 = quad(i);
      int mixed = q1 + (q1 >>> 15);
      mixed ^= mixed >>> 9;
      int q2 = (int) (target - mixed) * 0x3E0F83E1;
      if (isPlain(q2)) {
        names.add(text(q1) + text(q2));
      }
    }
    return names;
  }

  private static int quad(int i) {
    int letters = 0;
    for (int digit = 0, rest = i; digit < 4; digit++, rest /= 90) {
      letters = letters << 8 | ('%' + rest % 90 == '\\' ? '!' : '%' + rest % 90);
    }
    return letters;
  }

  private static boolean isPlain(int quad) {
    return text(quad).chars().allMatch(c -> c > '"' && c < 127 && c != '\\');
  }

  private static String text(int quad) {
    byte[] bytes = {(byte) (quad >> 24), (byte) (quad >> 16), (byte) (quad >> 8), (byte) quad};
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
