package dev.pullpolicy.app;

import dev.pullpolicy.app.tls.ClientChecks;
import dev.pullpolicy.app.tls.PemFiles;
import dev.pullpolicy.source.ConfigMapName;
import dev.pullpolicy.source.WhenMissing;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code serve} was asked for.
 *
 * @param certificate what is served; made on the spot where there is none
 * @param origin where the policy comes from; built in where there is none
 */
record ServeSettings(
    Mode mode,
    Endpoints endpoints,
    Optional<Certificate> certificate,
    Optional<Origin> origin,
    WhenMissing whenMissing) {

  /** The certificate's files, and what the API server holds against it. */
  record Certificate(PemFiles files, ClientChecks checks) {}

  /** What is served. */
  enum Mode {
    /** The webhook of a cluster. */
    WEBHOOK,
    /** The webhook with a policy that is built in, for who wants to try it. */
    DEMO,
    /** The same, asked by itself about sample pods. */
    SAMPLES;

    /** Whether it runs on a desk, not in a cluster. */
    boolean isDemo() {
      return this != WEBHOOK;
    }
  }

  /** Where the webhook listens; port 0 is a free one. */
  record Endpoints(String host, int port, int managementPort) {}

  /** Where the policy comes from. */
  sealed interface Origin {}

  /** A ConfigMap. */
  record PolicyConfigMap(ConfigMapName name) implements Origin {}

  /** A file. */
  record PolicyFile(Path path) implements Origin {}
}
