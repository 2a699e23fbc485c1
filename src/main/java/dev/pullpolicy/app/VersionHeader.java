package dev.pullpolicy.app;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;

/**
 * Puts the webhook's version into every answer, so that {@code pullpolicy register} can tell pods
 * of this version from those that an upgrade is about to replace.
 */
@Singleton
final class VersionHeader {
  /** The header. */
  static final String NAME = "Pull-Policy-Webhook-Version";

  /** Before everything that answers. */
  private static final int PRIORITY = 3_000;

  void install(@Observes Filters filters) throws IOException {
    String version = Version.ours();
    filters.register(
        context -> {
          context.response().putHeader(NAME, version);
          context.next();
        },
        PRIORITY);
  }
}
