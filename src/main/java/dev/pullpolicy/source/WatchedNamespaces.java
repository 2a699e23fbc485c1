package dev.pullpolicy.source;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The labels of all namespaces, from the beginning of a watch to its end. None is told before all
 * are known; what was known once stays known, though the API server be gone or say no.
 */
final class WatchedNamespaces implements WatchListener<Map<String, String>>, AutoCloseable {
  private final ListWatch<Namespace, Map<String, String>> watch;
  private final LearntNamespaces learnt;
  private final Runnable onChange;
  private volatile LabelAccess access = new LabelAccess.Awaited("");

  /** A watch that has not begun. */
  WatchedNamespaces(KubernetesClient client, WatchLimit limit, Runnable onChange) {
    this.onChange = onChange;
    this.learnt = new LearntNamespaces(new NamespaceReader(client)::read, System::nanoTime);
    this.watch =
        new ListWatch<>("namespaces", client.namespaces(), new SharedLabels()::of, this, limit);
  }

  void start() {
    watch.start();
  }

  LabelAccess access() {
    return access;
  }

  WatchHealth health() {
    return watch;
  }

  int size() {
    return watch.known().size();
  }

  Optional<Map<String, String>> of(String namespace) {
    if (!isKnown()) {
      return Optional.empty();
    }
    Optional<Map<String, String>> labels = watch.known().of(namespace);
    return labels.isPresent() ? labels : learnt.of(namespace);
  }

  CompletionStage<Void> learn(String namespace) {
    return learnt.learn(namespace);
  }

  @Override
  public void close() {
    watch.close();
  }

  @Override
  public void listed() {
    learnt.forgetAll();
  }

  /** Only then: who may list and not watch would have to list all of them again and again. */
  @Override
  public void watching() {
    tell(new LabelAccess.Known());
  }

  @Override
  public void changed(String namespace, Map<String, String> labels) {
    learnt.forget(namespace);
  }

  @Override
  public void gone(String namespace) {
    learnt.forget(namespace);
  }

  /** An API server that is out of reach does not take back that it said no. */
  @Override
  public void failed(Throwable problem) {
    Optional<String> refusal = ApiProblem.labelRefusal(problem);
    if (refusal.isPresent() && !isKnown()) {
      tell(new LabelAccess.Refused(refusal.get()));
    } else if (access instanceof LabelAccess.Awaited) {
      tell(new LabelAccess.Awaited(ApiProblem.sentence(problem)));
    }
  }

  private boolean isKnown() {
    return access instanceof LabelAccess.Known;
  }

  private void tell(LabelAccess now) {
    if (!now.equals(access)) {
      access = now;
      onChange.run();
    }
  }
}
