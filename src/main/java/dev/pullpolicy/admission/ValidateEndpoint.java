package dev.pullpolicy.admission;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** {@code POST /validate}: the validating webhook over HTTP. */
@Path("/validate")
final class ValidateEndpoint {
  private final Webhooks webhooks;

  @Inject
  ValidateEndpoint(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /** Answers; whatever its content type, so that a wrong one is told so in words. */
  @POST
  @NonBlocking
  public Uni<Response> validate(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      byte[] body,
      @Context RoutingContext exchange) {
    return CountedBody.of(exchange).heldBy(webhooks.validate(contentType, body));
  }
}
