package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.config.NamespaceLabels;
import dev.pullpolicy.config.PolicySource;
import dev.pullpolicy.config.PolicyState;
import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.policy.PolicyEvaluator;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When the labels of a pod's namespace are found out first, and that nobody waits otherwise. */
final class WebhooksTest {
  private static final String JSON = "application/json";
  private static final String BY_LABEL =
      """
      apiVersion: pullpolicy.dev/v1alpha1
      kind: PullPolicy
      rules:
        - name: pinned
          match: {namespaces: {labels: {matchLabels: {env: production}}}}
          require: {references: [Digest]}
      """;

  private final Labels labels = new Labels();

  /** Labels that are known once somebody finds them out, and the test says what they are. */
  private static final class Labels implements NamespaceLabels {
    final List<String> asked = new ArrayList<>();
    final CompletableFuture<Void> answer = new CompletableFuture<>();
    final Set<Thread> askers = ConcurrentHashMap.newKeySet();
    volatile Optional<Map<String, String>> known = Optional.empty();

    @Override
    public Optional<Map<String, String>> of(String namespace) {
      askers.add(Thread.currentThread());
      return known;
    }

    @Override
    public CompletionStage<Void> learn(String namespace) {
      asked.add(namespace);
      return answer;
    }
  }

  @Test
  void decidesOnceTheLabelsAreFoundOut() throws Exception {
    CompletableFuture<Response> answer = ask(BY_LABEL, pod("pods"));
    assertThat(labels.asked).containsExactly("shop");
    assertThat(answer).isNotDone();
    labels.known = Optional.of(Map.of("env", "production"));
    labels.answer.complete(null);
    assertThat(body(answer)).contains("\"allowed\":false", "must be Digest");
  }

  @Test
  void decidesNothingThatDependsOnLabelsNobodyKnows() throws Exception {
    CompletableFuture<Response> answer = ask(BY_LABEL, pod("pods"));
    labels.answer.complete(null);
    assertThat(body(answer)).contains("cannot decide");
    assertThat(answer.get().getStatus()).isEqualTo(500);
  }

  @Test
  void waitsForALargeOneToo() throws Exception {
    CompletableFuture<Response> answer = ask(BY_LABEL, pod("pods") + " ".repeat(300 * 1024));
    labels.known = Optional.of(Map.of("env", "test"));
    labels.answer.complete(null);
    assertThat(body(answer)).contains("\"allowed\":true");
  }

  @Test
  void decidesAtOnceWhatIsKnown() throws Exception {
    labels.known = Optional.of(Map.of("env", "test"));
    assertThat(ask(BY_LABEL, pod("pods"))).isDone();
    assertThat(labels.asked).isEmpty();
  }

  @Test
  void decidesWhatTakesLongElsewhere() throws Exception {
    labels.known = Optional.of(Map.of("env", "production"));
    String rules = BY_LABEL + "  - {name: another, require: {references: [Digest]}}\n";
    assertThat(body(ask(rules, pods(4_000)))).contains("\"allowed\":false");
    assertThat(labels.askers).containsExactly(Thread.currentThread());
    assertThat(body(ask(rules, pods(4_001)))).contains("\"allowed\":false");
    assertThat(labels.askers).hasSize(2);
  }

  @Test
  void letsPassForFiveSecondsWhatWasMutatedByThePolicyBefore() throws Exception {
    PolicyEvaluator nothing = new PolicyEvaluator(Policy.NOTHING);
    assertThat(body(ask(always(4_999, Optional.of(nothing)), pod("pods"))))
        .contains("\"allowed\":true", "admitted, as the policy changed meanwhile: always");
    assertRefused(always(5_000, Optional.of(nothing)));
  }

  @Test
  void guardsOverridesFromTheStartAndWhateverTheClockDoes() throws Exception {
    PolicyEvaluator same = always(0, Optional.empty()).snapshot().evaluator();
    assertRefused(always(0, Optional.empty()));
    assertRefused(always(0, Optional.of(same)));
    assertRefused(always(-1, Optional.of(new PolicyEvaluator(Policy.NOTHING))));
  }

  private void assertRefused(PolicyState.InForce state) throws Exception {
    assertThat(body(ask(state, pod("pods"))))
        .contains("\"allowed\":false", "this override makes it Always");
  }

  /** An override that came into force so long ago. */
  private static PolicyState.InForce always(long millis, Optional<PolicyEvaluator> before) {
    String header = BY_LABEL.substring(0, BY_LABEL.indexOf("rules"));
    String document = header + "overrides: [{name: always, pullPolicy: Always}]\n";
    return new PolicyState.InForce(
        AdmissionCase.inForce(document).snapshot(), AdmissionCase.NOW.minusMillis(millis), before);
  }

  @Test
  void asksNobodyWithoutNeed() {
    assertThat(ask(BY_LABEL, pod("services"))).isDone();
    assertThat(ask(BY_LABEL, "no review")).isDone();
    assertThat(ask(BY_LABEL.substring(0, BY_LABEL.indexOf("rules")), pod("pods"))).isDone();
    assertThat(labels.asked).isEmpty();
  }

  private CompletableFuture<Response> ask(String document, String body) {
    return ask(new PolicyState.InForce(AdmissionCase.inForce(document).snapshot()), body);
  }

  private CompletableFuture<Response> ask(PolicyState.InForce state, String body) {
    PolicySource policies = () -> state;
    Clock clock = Clock.fixed(AdmissionCase.NOW, ZoneOffset.UTC);
    Uni<Response> answer =
        new Webhooks(
                RecordedDecisions.openGate(), policies, labels, clock, RecordedDecisions.none())
            .validate(JSON, body.getBytes(StandardCharsets.UTF_8));
    return answer.subscribeAsCompletionStage();
  }

  private static String body(CompletableFuture<Response> answer) throws Exception {
    Object entity = answer.get(10, TimeUnit.SECONDS).getEntity();
    return new String((byte[]) entity, StandardCharsets.UTF_8);
  }

  private static String pods(int containers) {
    String one = "{\"name\":\"a\",\"image\":\"nginx:1.27\"}";
    String pod = pod("pods").replace(one, String.join(",", Collections.nCopies(containers, one)));
    assertThat(pod).hasSizeLessThan(BodiesInFlight.SMALL_BYTES);
    return pod;
  }

  private static String pod(String resource) {
    return """
    {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"1","namespace":"shop",
    "resource":{"group":"","version":"v1","resource":"%s"},"operation":"CREATE",
    "object":{"spec":{"containers":[{"name":"a","image":"nginx:1.27"}]}}}}
    """
        .formatted(resource);
  }
}
