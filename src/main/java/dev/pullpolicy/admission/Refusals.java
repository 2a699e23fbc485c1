package dev.pullpolicy.admission;

import dev.pullpolicy.metrics.Endpoint;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Answers requests for their head alone: their body is never read, and the connection closes. */
@Singleton
final class Refusals {
  private final Decisions decisions;

  @Inject
  Refusals(Decisions decisions) {
    this.decisions = decisions;
  }

  /** Sends that answer; headers that go with it have been put. */
  void send(RoutingContext context, Answer answer) {
    SocketAddress from = context.request().remoteAddress();
    String address = from == null || from.hostAddress() == null ? "" : from.hostAddress();
    decisions.unread(Endpoint.at(context.normalizedPath()), address, answer);
    context
        .response()
        .setStatusCode(answer.status())
        .putHeader("Content-Type", Answer.CONTENT_TYPE)
        .putHeader("Connection", "close")
        .end(Buffer.buffer(answer.body()));
  }
}
