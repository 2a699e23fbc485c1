package dev.pullpolicy.admission;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides by its headers whether a request is taken in, before a byte of its body is read, and ends
 * those whose body does not arrive.
 */
@Singleton
final class IntakeFilter {
  /** Before everything else that looks at a request. */
  private static final int PRIORITY = 1_000;

  /** For a client to read the answer: closed at once, it would see a reset and no answer. */
  private static final long LINGER_MILLIS = 500;

  private static final String LENGTH = "Content-Length";

  private final WarmUpGate gate;
  private final BodiesInFlight bodies;
  private final long bodyMillis;
  private volatile boolean isDraining;

  @Inject
  IntakeFilter(
      WarmUpGate gate,
      BodiesInFlight bodies,
      @ConfigProperty(name = "pullpolicy.body-timeout") Duration bodyTimeout) {
    this.gate = gate;
    this.bodies = bodies;
    this.bodyMillis = bodyTimeout.toMillis();
  }

  void install(@Observes Filters filters) {
    filters.register(this::take, PRIORITY);
  }

  /** From now on every answer asks the client to send its next request to somebody else. */
  void drain(@Observes ShutdownDelayInitiatedEvent event) {
    isDraining = true;
  }

  private void take(RoutingContext context) {
    if (isDraining) {
      endConnection(context);
    }
    HttpServerRequest request = context.request();
    if (!request.method().equals(HttpMethod.POST)) {
      context.next();
      return;
    }
    Optional<Answer> refusal = refusal(request);
    if (refusal.isPresent()) {
      refuse(context, refusal.get());
    } else {
      long length = length(request.getHeader(LENGTH)).orElseThrow();
      long timer = context.vertx().setTimer(bodyMillis, late -> expire(context));
      context.addEndHandler(
          end -> {
            context.vertx().cancelTimer(timer);
            bodies.remove(length);
          });
      context.next();
    }
  }

  /** Why the body is not read; empty where it is, and is counted from then on. */
  private Optional<Answer> refusal(HttpServerRequest request) {
    String header = request.getHeader(LENGTH);
    if (header == null) {
      return refused(Failure.NO_LENGTH, "the request has no Content-Length");
    }
    OptionalLong length = length(header);
    if (length.isEmpty()) {
      return refused(Failure.TOO_LARGE, "the body is larger than 16 MiB");
    }
    if (!gate.lets(request.getHeader(WarmUpGate.HEADER))) {
      return refused(Failure.NOT_NOW, "the webhook is starting");
    }
    return bodies.add(length.getAsLong())
        ? Optional.empty()
        : refused(Failure.NOT_NOW, "the webhook has too many requests in flight");
  }

  private static Optional<Answer> refused(Failure failure, String message) {
    return Optional.of(Answer.failed("", failure, message));
  }

  /** The length that may be read; empty where it is larger, or none. */
  static OptionalLong length(String header) {
    try {
      long length = Long.parseLong(header.strip());
      return length >= 0 && length <= Webhook.MAX_BODY_BYTES
          ? OptionalLong.of(length)
          : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** Answers, and closes the connection: the rest of the body is not wanted. */
  private static void refuse(RoutingContext context, Answer answer) {
    HttpServerResponse response = context.response();
    if (answer.status() == Failure.NOT_NOW.code()) {
      response.putHeader("Retry-After", "1");
    }
    endConnection(context);
    response
        .setStatusCode(answer.status())
        .putHeader("Content-Type", Answer.CONTENT_TYPE)
        .end(Buffer.buffer(answer.body()));
  }

  private static void expire(RoutingContext context) {
    if (context.request().isEnded()) {
      return;
    }
    refuse(context, Answer.failed("", Failure.TOO_SLOW, "the body did not arrive in time"));
  }

  /** With the answer: says so in it, and closes when the client has had time to read it. */
  private static void endConnection(RoutingContext context) {
    HttpConnection connection = context.request().connection();
    context.response().putHeader("Connection", "close");
    context.addEndHandler(
        end -> context.vertx().setTimer(LINGER_MILLIS, later -> connection.close()));
  }
}
