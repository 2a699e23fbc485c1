package dev.pullpolicy.admission;

import dev.pullpolicy.config.NamespaceLabels;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;

/**
 * {@code POST /policy}: the validating webhook for the policy's ConfigMap over HTTP. A document of
 * 1 MiB takes long to parse, and few are written: always off the event loop.
 */
@Path("/policy")
final class DocumentEndpoint {
  private final DocumentWebhook webhook;

  @Inject
  DocumentEndpoint(NamespaceLabels labels, Clock clock, Decisions decisions) {
    this.webhook = new DocumentWebhook(labels, clock, decisions);
  }

  /** Answers; whatever its content type, so that a wrong one is told so in words. */
  @POST
  @NonBlocking
  public Uni<Response> policy(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      byte[] body,
      @Context RoutingContext exchange) {
    byte[] bytes = body == null ? new byte[0] : body;
    Uni<Answer> answer =
        Uni.createFrom()
            .completionStage(() -> webhook.answer(Optional.ofNullable(contentType), bytes))
            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    return CountedBody.of(exchange).heldBy(answer).map(AnswerResponse::of);
  }
}
