package dev.pullpolicy.admission;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides by its headers whether a request is taken in, before a byte of its body is read, and ends
 * those whose body does not arrive.
 */
@Singleton
final class IntakeFilter {
  /** Before everything that reads a body. */
  private static final int PRIORITY = 1_000;

  /** A megabyte a second, far below what any network of a cluster carries. */
  private static final long BYTES_A_MILLI = 1_000;

  private final WarmUpGate gate;
  private final BodiesInFlight bodies;
  private final Refusals refusals;
  private final long baseMillis;
  private volatile boolean isDraining;

  @Inject
  IntakeFilter(
      WarmUpGate gate,
      BodiesInFlight bodies,
      Refusals refusals,
      @ConfigProperty(name = "pullpolicy.body-timeout") Duration bodyTimeout) {
    this.gate = gate;
    this.bodies = bodies;
    this.refusals = refusals;
    this.baseMillis = bodyTimeout.toMillis();
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
      Refusals.endConnection(context);
    }
    HttpServerRequest request = context.request();
    String header = request.getHeader("Content-Length");
    OptionalLong length = header == null ? OptionalLong.empty() : length(header);
    if (header == null) {
      refusals.send(context, Failure.NO_LENGTH, "the request has no Content-Length");
    } else if (length.isEmpty()) {
      refusals.send(context, Failure.TOO_LARGE, "the body is larger than 16 MiB");
    } else if (!gate.lets(request.getHeader(WarmUpGate.HEADER))) {
      refusals.send(context, Failure.STARTING, "the webhook is starting");
    } else if (!bodies.add(length.getAsLong())) {
      refusals.send(context, Failure.OVERLOADED, "the webhook has too many requests in flight");
    } else {
      await(context, length.getAsLong());
    }
  }

  /** The length that may be read; empty where it is larger, or none. */
  static OptionalLong length(String header) {
    try {
      long length = Long.parseLong(header.strip());
      return length >= 0 && length <= ReviewEdge.MAX_BODY_BYTES
          ? OptionalLong.of(length)
          : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private long millisFor(long length) {
    return baseMillis + length / BYTES_A_MILLI;
  }

  private void await(RoutingContext context, long length) {
    CountedBody body = new CountedBody(bodies, length);
    body.belongsTo(context);
    long timer = context.vertx().setTimer(millisFor(length), late -> expire(context));
    context.addEndHandler(
        end -> {
          context.vertx().cancelTimer(timer);
          body.release();
        });
    context.next();
  }

  /** What comes later is dropped: nobody waits for a decision about it. */
  private void expire(RoutingContext context) {
    if (!context.request().isEnded()) {
      context.request().handler(null).endHandler(null);
      refusals.send(context, Failure.TOO_SLOW, "the body did not arrive in time");
    }
  }
}
