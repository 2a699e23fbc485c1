package dev.pullpolicy.admission;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Refuses bodies by the length that their header announces, before a byte of them is read. Quarkus'
 * own refusal has no words for the person who reads the API server's log.
 */
@Singleton
final class BodyLengthFilter {
  /** Before everything else that looks at a request. */
  private static final int PRIORITY = 1_000;

  void install(@Observes Filters filters) {
    filters.register(BodyLengthFilter::check, PRIORITY);
  }

  private static void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    Optional<Answer> refusal =
        request.method().equals(HttpMethod.POST)
            ? refusal(request.getHeader("Content-Length"))
            : Optional.empty();
    if (refusal.isEmpty()) {
      context.next();
      return;
    }
    context
        .response()
        .setStatusCode(refusal.get().status())
        .putHeader("Content-Type", Answer.CONTENT_TYPE)
        .putHeader("Connection", "close")
        .end(Buffer.buffer(refusal.get().body()));
  }

  /** Why a body of that announced length is not read; empty where it is. */
  static Optional<Answer> refusal(String contentLength) {
    if (contentLength == null) {
      return Optional.of(Answer.failed("", Failure.NO_LENGTH, "the request has no Content-Length"));
    }
    return isAtMost(contentLength, ReviewEdge.MAX_BODY_BYTES)
        ? Optional.empty()
        : Optional.of(Answer.failed("", Failure.TOO_LARGE, "the body is larger than 16 MiB"));
  }

  private static boolean isAtMost(String contentLength, long limit) {
    try {
      long length = Long.parseLong(contentLength.strip());
      return length >= 0 && length <= limit;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
