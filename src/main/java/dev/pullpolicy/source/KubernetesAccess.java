package dev.pullpolicy.source;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** How the Kubernetes API is reached: {@code KUBECONFIG}, {@code ~/.kube/config}, or as a pod. */
public final class KubernetesAccess {
  private static final int CONNECT_MILLIS = 3_000;
  private static final int ANSWER_MILLIS = 10_000;
  private static final String UNNAMED =
      "no Kubernetes API server is known: there is no kubeconfig and this is no pod; set KUBECONFIG";

  private KubernetesAccess() {}

  /** Why the API cannot even be tried by {@code serve}, with what to do; empty where it can. */
  public static Optional<String> problem() {
    return problem(", or use --policy-file or --demo");
  }

  /** The same for any command, with what else it can do where no API server is known. */
  public static Optional<String> problem(String otherwise) {
    String named = System.getenv("KUBECONFIG");
    if (named != null && !named.isBlank() && !named.contains(java.io.File.pathSeparator)) {
      if (!Files.isReadable(Path.of(named))) {
        return Optional.of("KUBECONFIG names " + named + ", which cannot be read");
      }
    }
    try {
      return isNamed(Config.autoConfigure(null))
          ? Optional.empty()
          : Optional.of(UNNAMED + otherwise);
    } catch (KubernetesClientException e) {
      return Optional.of("the kubeconfig cannot be used: " + e.getMessage());
    }
  }

  /** A client on the event loops that are there already. */
  public static KubernetesClient client(Vertx vertx) {
    return new KubernetesClientBuilder()
        .withConfig(patient(Config.autoConfigure(null)))
        .withHttpClientFactory(new VertxHttpClientFactory(vertx))
        .build();
  }

  /** A client with event loops of its own, for a command that ends. */
  public static KubernetesClient client() {
    return new KubernetesClientBuilder()
        .withConfig(patient(Config.autoConfigure(null)))
        .withHttpClientFactory(new VertxHttpClientFactory())
        .build();
  }

  /**
   * Without retries of its own: {@link ListWatch} has its own, and has to see each failure. An API
   * server that does not take a connection within 3 s is tried again; one that does not answer
   * within 10 s, too.
   */
  static Config patient(Config config) {
    return new ConfigBuilder(config)
        .withRequestRetryBackoffLimit(0)
        .withWatchReconnectLimit(0)
        .withConnectionTimeout(CONNECT_MILLIS)
        .withRequestTimeout(ANSWER_MILLIS)
        .build();
  }

  /** Within a pod, and wherever one is named, the address is never the default's. */
  private static boolean isNamed(Config config) {
    return !config.getMasterUrl().startsWith(Config.DEFAULT_MASTER_URL);
  }
}
