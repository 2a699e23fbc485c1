package dev.pullpolicy.admission;

import dev.pullpolicy.metrics.Endpoint;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Refuses paths and methods that nothing answers, as a {@code Status} like all other failures: the
 * framework's own pages are HTML, and tell anybody what serves them.
 */
@Singleton
final class PathFilter {
  /** Before the filters that look at bodies. */
  private static final int PRIORITY = 2_000;

  private final Refusals refusals;

  @Inject
  PathFilter(Refusals refusals) {
    this.refusals = refusals;
  }

  void install(@Observes Filters filters) {
    filters.register(this::check, PRIORITY);
  }

  private void check(RoutingContext context) {
    if (Endpoint.at(context.normalizedPath()) == Endpoint.NONE) {
      refusals.send(
          context,
          Failure.NOT_FOUND,
          "nothing is at this path; POST to /mutate, /validate or /policy");
    } else if (!context.request().method().equals(HttpMethod.POST)) {
      context.response().putHeader("Allow", "POST");
      refusals.send(context, Failure.WRONG_METHOD, "only POST is answered at this path");
    } else {
      context.next();
    }
  }
}
