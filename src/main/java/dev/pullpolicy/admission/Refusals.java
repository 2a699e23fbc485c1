package dev.pullpolicy.admission;

import dev.pullpolicy.metrics.Endpoint;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Answers requests for their head alone: their body is never read, and the connection closes. */
@Singleton
final class Refusals {
  /** For a client to read the answer: closed at once, it would see a reset and no answer. */
  private static final long LINGER_MILLIS = 500;

  private final Decisions decisions;

  @Inject
  Refusals(Decisions decisions) {
    this.decisions = decisions;
  }

  /** Sends that failure; headers that go with it have been put. */
  void send(RoutingContext context, Failure failure, String message) {
    Answer answer = Answer.failed("", failure, message);
    SocketAddress from = context.request().remoteAddress();
    String address = from == null || from.hostAddress() == null ? "" : from.hostAddress();
    decisions.unread(Endpoint.at(context.normalizedPath()), address, answer);
    endConnection(context);
    if (answer.isForNow()) {
      context.response().putHeader("Retry-After", Answer.RETRY_AFTER_SECONDS);
    }
    context
        .response()
        .setStatusCode(answer.status())
        .putHeader("Content-Type", Answer.CONTENT_TYPE)
        .end(Buffer.buffer(answer.body()));
  }

  /** With the answer: says so in it, and closes when the client has had time to read it. */
  static void endConnection(RoutingContext context) {
    HttpConnection connection = context.request().connection();
    context.response().putHeader("Connection", "close");
    context.addEndHandler(
        end -> context.vertx().setTimer(LINGER_MILLIS, later -> connection.close()));
  }
}
