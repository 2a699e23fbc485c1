package dev.pullpolicy.admission;

import dev.pullpolicy.config.NamespaceLabels;
import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.config.PolicySource;
import dev.pullpolicy.config.PolicyState;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

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
    Supplier<Response> decision =
        () -> response(answer(webhook, Optional.ofNullable(contentType), bytes));
    return bytes.length <= BodiesInFlight.SMALL_BYTES
        ? Uni.createFrom().item(decision.get())
        : Uni.createFrom().item(decision).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private Answer answer(Webhook webhook, Optional<String> contentType, byte[] body) {
    return webhook.checked(contentType, body).orElseGet(() -> decide(webhook, webhook.read(body)));
  }

  private Answer decide(Webhook webhook, ReviewEdge.Asked asked) {
    PolicyState state = gate.isOpen() ? policies.current() : gate.policy();
    if (state instanceof PolicyState.NotKnown unknown) {
      return webhook.undecided(asked, unknown.why());
    }
    return webhook.answer(
        asked,
        state instanceof PolicyState.InForce known
            ? Optional.of(inForce(known.snapshot()))
            : Optional.empty());
  }

  private RequestBasis inForce(PolicySnapshot snapshot) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return new RequestBasis(snapshot, labels, today);
  }

  private static Response response(Answer answer) {
    return Response.status(answer.status()).type(Answer.CONTENT_TYPE).entity(answer.body()).build();
  }
}
