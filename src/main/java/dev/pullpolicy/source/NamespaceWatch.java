package dev.pullpolicy.source;

import dev.pullpolicy.config.NamespaceLabels;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The labels of namespaces, watched while a policy selects by them. Where none does the API server
 * is not asked, and no rights are needed.
 */
public final class NamespaceWatch
    implements NamespaceLabels, LabelGate, WatchHealth, AutoCloseable {
  /**
   * Requests that began with the policy before still ask. The API server waits for none of them
   * that long: the webhooks are registered with less.
   */
  private static final Duration LINGER = Duration.ofSeconds(10);

  private final Supplier<KubernetesClient> client;
  private final WatchLimit limit;
  private final Executor later;
  private volatile Optional<WatchedNamespaces> watched = Optional.empty();
  private boolean isRequired;
  private long turn;

  /** A watch that has not begun. */
  public NamespaceWatch(Supplier<KubernetesClient> client) {
    this(
        client,
        WatchLimit.usual(),
        CompletableFuture.delayedExecutor(LINGER.toMillis(), TimeUnit.MILLISECONDS));
  }

  /**
   * A watch that has not begun.
   *
   * @param later ends it, a while after it was released
   */
  NamespaceWatch(Supplier<KubernetesClient> client, WatchLimit limit, Executor later) {
    this.client = client;
    this.limit = limit;
    this.later = later;
  }

  @Override
  public synchronized LabelAccess require(Runnable onChange) {
    isRequired = true;
    turn++;
    if (watched.isPresent()) {
      return watched.get().access();
    }
    try {
      return begin(new WatchedNamespaces(client.get(), limit, onChange));
    } catch (RuntimeException e) {
      return new LabelAccess.Refused(ApiProblem.unaskable(e));
    }
  }

  private LabelAccess begin(WatchedNamespaces begun) {
    begun.start();
    watched = Optional.of(begun);
    return begun.access();
  }

  @Override
  public synchronized void release() {
    if (isRequired) {
      isRequired = false;
      long released = ++turn;
      later.execute(() -> closeUnlessRequiredSince(released));
    }
  }

  private synchronized void closeUnlessRequiredSince(long released) {
    if (turn == released) {
      close();
    }
  }

  @Override
  public synchronized void close() {
    watched.ifPresent(WatchedNamespaces::close);
    watched = Optional.empty();
  }

  @Override
  public Optional<Map<String, String>> of(String namespace) {
    return watched.flatMap(now -> now.of(namespace));
  }

  @Override
  public CompletionStage<Void> learn(String namespace) {
    return watched
        .map(now -> now.learn(namespace))
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  /** Asks anew unless they are known: rights may have been granted a moment ago. */
  @Override
  public CompletionStage<Optional<String>> refusal() {
    boolean isKnown = watched.filter(now -> now.access() instanceof LabelAccess.Known).isPresent();
    return isKnown ? CompletableFuture.completedFuture(Optional.empty()) : ask();
  }

  private CompletionStage<Optional<String>> ask() {
    try {
      return new NamespaceReader(client.get()).refusal();
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(Optional.of(ApiProblem.unaskable(e)));
    }
  }

  @Override
  public boolean isWatching() {
    return watched.filter(now -> now.health().isWatching()).isPresent();
  }

  @Override
  public Optional<Instant> lastKnownGood() {
    return watched.flatMap(now -> now.health().lastKnownGood());
  }

  /** Whether they are watched at all: some policy needs them, or did a moment ago. */
  public boolean isActive() {
    return watched.isPresent();
  }

  /** What is known of them, for people. */
  public String describe() {
    return watched.map(this::describe).orElse("not watched: no policy selects by their labels");
  }

  private String describe(WatchedNamespaces now) {
    LabelAccess access = now.access();
    if (access instanceof LabelAccess.Refused refused) {
      return refused.why();
    }
    if (access instanceof LabelAccess.Awaited awaited) {
      return "labels are not known yet" + (awaited.why().isEmpty() ? "" : "; " + awaited.why());
    }
    String state = now.health().isWatching() ? "" : "; changes are not seen now";
    return "labels of %d namespaces are known%s".formatted(now.size(), state);
  }
}
