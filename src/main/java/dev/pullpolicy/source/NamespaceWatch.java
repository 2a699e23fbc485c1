package dev.pullpolicy.source;

import dev.pullpolicy.config.NamespaceLabels;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The labels of namespaces, watched from the first policy on that selects by them. Until all are
 * known none is: a decision that depends on one cannot be made.
 */
public final class NamespaceWatch implements NamespaceLabels, AutoCloseable {
  private final Supplier<KubernetesClient> client;
  private volatile SharedIndexInformer<Namespace> informer;
  private volatile String problem = "";

  /** A watch that has not begun. */
  public NamespaceWatch(Supplier<KubernetesClient> client) {
    this.client = client;
  }

  /** Begins, unless it has, and returns at once. */
  public synchronized void start() {
    if (informer != null) {
      return;
    }
    informer =
        client
            .get()
            .namespaces()
            .runnableInformer(0)
            .exceptionHandler((isStarted, why) -> retry(why));
    var unused = informer.start();
  }

  /** Whether it has begun and does not know the namespaces yet. */
  public boolean isPending() {
    return informer != null && !informer.hasSynced();
  }

  /** Why it does not know them; empty where nothing went wrong so far. */
  public String problem() {
    return problem;
  }

  @Override
  public Optional<Map<String, String>> of(String namespace) {
    SharedIndexInformer<Namespace> known = informer;
    if (known == null || !known.hasSynced()) {
      return Optional.empty();
    }
    return Optional.ofNullable(known.getIndexer().getByKey(namespace)).map(NamespaceWatch::labels);
  }

  @Override
  public synchronized void close() {
    if (informer != null) {
      informer.close();
    }
  }

  private static Map<String, String> labels(Namespace namespace) {
    Map<String, String> labels = namespace.getMetadata().getLabels();
    return labels == null ? Map.of() : Map.copyOf(labels);
  }

  private boolean retry(Throwable why) {
    problem = ApiProblem.sentence(why);
    return true;
  }
}
