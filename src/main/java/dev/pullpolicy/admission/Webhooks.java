package dev.pullpolicy.admission;

import dev.pullpolicy.config.ExpiryDay;
import dev.pullpolicy.config.NamespaceLabels;
import dev.pullpolicy.config.PolicySource;
import dev.pullpolicy.config.PolicyState;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The two webhooks with what they are held against, and the threads that they run on. */
@Singleton
final class Webhooks {
  private final WarmUpGate gate;
  private final PolicySource policies;
  private final NamespaceLabels labels;
  private final Clock clock;
  private final Webhook mutate;
  private final Webhook validate;

  @Inject
  Webhooks(
      WarmUpGate gate,
      PolicySource policies,
      NamespaceLabels labels,
      Clock clock,
      Decisions decisions) {
    this.gate = gate;
    this.policies = policies;
    this.labels = labels;
    this.clock = clock;
    WrittenOverrides written = new WrittenOverrides(clock);
    this.mutate = new Webhook(new MutateDecision(written), decisions);
    this.validate = new Webhook(new ValidateDecision(written), decisions);
  }

  Uni<Response> mutate(String contentType, byte[] body) {
    return response(mutate, contentType, body);
  }

  Uni<Response> validate(String contentType, byte[] body) {
    return response(validate, contentType, body);
  }

  private Uni<Response> response(Webhook webhook, String contentType, byte[] body) {
    byte[] bytes = body == null ? new byte[0] : body;
    Optional<String> type = Optional.ofNullable(contentType);
    return bytes.length <= BodiesInFlight.SMALL_BYTES
        ? answer(webhook, type, bytes)
        : Uni.createFrom()
            .<Response>deferred(() -> answer(webhook, type, bytes))
            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  /** The edge: whatever goes wrong is an answer. */
  private Uni<Response> answer(Webhook webhook, Optional<String> contentType, byte[] body) {
    try {
      Optional<Answer> refused = webhook.checked(contentType, body);
      return refused.isPresent() ? response(refused.get()) : decide(webhook, body);
    } catch (RuntimeException e) {
      return response(webhook.broken(e));
    }
  }

  private Uni<Response> decide(Webhook webhook, byte[] body) {
    PolicyState state = gate.isOpen() ? policies.current() : gate.policy();
    Optional<RequestBasis> policy =
        state instanceof PolicyState.InForce known ? Optional.of(basis(known)) : Optional.empty();
    ReviewEdge.Asked asked = webhook.read(body, policy.map(RequestBasis::snapshot));
    if (state instanceof PolicyState.NotKnown unknown) {
      return response(webhook.undecided(asked, unknown.why()));
    }
    return policy.isPresent()
        ? decide(webhook, asked, policy.get())
        : response(webhook.answer(asked, Optional.empty()));
  }

  /**
   * At once; off the event loop, where it takes long; and where the labels of its namespace must be
   * found out first, as soon as they are.
   */
  private static Uni<Response> decide(
      Webhook webhook, ReviewEdge.Asked asked, RequestBasis policy) {
    boolean lacksLabels = webhook.lacksLabels(asked, policy);
    if (!lacksLabels && !policy.takesLong(asked.request())) {
      return response(webhook.answer(asked, Optional.of(policy)));
    }
    Uni<Void> ready =
        lacksLabels
            ? Uni.createFrom().completionStage(policy.labels().learn(asked.request().namespace()))
            : Uni.createFrom().voidItem();
    return ready
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .flatMap(learnt -> response(webhook.answer(asked, Optional.of(policy))));
  }

  private RequestBasis basis(PolicyState.InForce known) {
    Duration age = Duration.between(known.since(), clock.instant());
    boolean isFresh = !age.isNegative() && age.compareTo(RequestBasis.ON_ITS_WAY) < 0;
    return new RequestBasis(
        known.snapshot(), labels, ExpiryDay.of(clock), known.before().filter(p -> isFresh));
  }

  private static Uni<Response> response(Answer answer) {
    return Uni.createFrom().item(AnswerResponse.of(answer));
  }
}
