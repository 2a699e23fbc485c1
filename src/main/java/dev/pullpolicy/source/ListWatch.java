package dev.pullpolicy.source;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher.Action;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.internal.WatchConnectionManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Lists the objects of one kind and watches them for ever, on a thread of its own. What went wrong
 * is tried again for ever, after a {@link RetryPause}; what is known stays known meanwhile.
 * fabric8's informers were left because they keep whole objects, let an older version replace a
 * newer one, and set no bound to a watch whose connection died without a word.
 *
 * @param <T> the kind
 * @param <V> as much of an object as is kept
 */
final class ListWatch<T extends HasMetadata, V> implements AutoCloseable, WatchHealth {
  /** As kubectl: an answer of that many namespaces has less than a megabyte. */
  private static final long PAGE = 500;

  private static final Logger LOG = Logger.getLogger(ListWatch.class);

  private final String what;
  private final FilterWatchListDeletable<T, ? extends KubernetesResourceList<T>, ?> objects;
  private final Function<T, V> keep;
  private final WatchListener<V> listener;
  private final WatchLimit limit;
  private final LastKnown<V> known = new LastKnown<>();
  private final RetryPause pause;
  private final Thread thread;
  private boolean isFailureTold;
  private volatile boolean isClosed;
  private volatile boolean isWatching;
  private volatile Instant confirmed;

  /**
   * A watch that has not begun.
   *
   * @param what as logs name it
   */
  ListWatch(
      String what,
      FilterWatchListDeletable<T, ? extends KubernetesResourceList<T>, ?> objects,
      Function<T, V> keep,
      WatchListener<V> listener,
      WatchLimit limit) {
    this.what = what;
    this.objects = objects;
    this.keep = keep;
    this.listener = listener;
    this.limit = limit;
    this.pause = new RetryPause(limit.retry());
    this.thread = new Thread(this::run, "watch of " + what);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  LastKnown<V> known() {
    return known;
  }

  @Override
  public boolean isWatching() {
    return isWatching;
  }

  @Override
  public Optional<Instant> lastKnownGood() {
    return Optional.ofNullable(confirmed);
  }

  @Override
  public void close() {
    isClosed = true;
    thread.interrupt();
  }

  private void run() {
    try {
      while (!isClosed) {
        attempt();
        Thread.sleep(pause.next().toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The edge: whatever goes wrong, an {@link Error} too, is tried again. */
  private void attempt() throws InterruptedException {
    try {
      list();
      while (!isClosed) {
        watch();
      }
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      if (!isClosed) {
        tell(e);
      }
    }
  }

  /** Logs the first of a row only: it may go on for hours. */
  private void tell(Throwable problem) {
    if (!isFailureTold) {
      isFailureTold = true;
      LOG.warnf(
          ApiProblem.isOurs(problem) ? problem : null,
          "the watch of %s begins anew, what is known stays: %s",
          what,
          ApiProblem.sentence(problem));
    }
    try {
      listener.failed(problem);
    } catch (Throwable e) {
      LOG.errorf(e, "that the watch of %s failed could not be told; it begins anew", what);
    }
  }

  private void list() {
    Map<String, LastKnown.Item<V>> all = new HashMap<>();
    String next = null;
    KubernetesResourceList<T> page;
    do {
      page = page(next);
      page.getItems().forEach(object -> all.put(object.getMetadata().getName(), item(object)));
      next = page.getMetadata().getContinue();
    } while (next != null && !next.isEmpty());
    known.replace(all, page.getMetadata().getResourceVersion());
    listener.listed();
    confirm();
  }

  private KubernetesResourceList<T> page(String from) {
    ListOptions options = new ListOptionsBuilder().withLimit(PAGE).withContinue(from).build();
    return Deadline.within(limit.page(), () -> objects.list(options));
  }

  private void watch() throws InterruptedException {
    WatchedEvents<T> events = new WatchedEvents<>(this::take);
    long began = System.nanoTime();
    Watch open = objects.watch(options(), events);
    try {
      if (isOpen(open) || events.outlast(limit.retry().reliable())) {
        opened();
      }
      events.await(limit.silence());
    } finally {
      isWatching = false;
      events.abandon();
      open.close();
    }
    if (System.nanoTime() - began < limit.retry().reliable().toNanos()) {
      throw new WatchFailure("the watch ended at once");
    }
    pause.reset();
    isFailureTold = false;
  }

  private void opened() {
    isWatching = true;
    listener.watching();
    confirm();
  }

  /**
   * Where no WebSocket can be opened, as with a 503 or behind some proxies, fabric8 returns another
   * watch before anybody answered it; whether it is one shows only when it does not end at once.
   */
  private static boolean isOpen(Watch watch) {
    return watch instanceof WatchConnectionManager;
  }

  private ListOptions options() {
    return new ListOptionsBuilder()
        .withResourceVersion(known.newest())
        .withAllowWatchBookmarks(true)
        .withTimeoutSeconds(limit.agreed().toSeconds())
        .build();
  }

  private void take(Action action, T object) {
    String name = object.getMetadata().getName();
    LastKnown.Item<V> item = item(object);
    LastKnown.Effect effect =
        switch (action) {
          case ADDED, MODIFIED -> known.changed(name, item);
          case DELETED -> known.gone(name, item.version());
          case BOOKMARK -> bookmark(item.version());
          case ERROR -> throw new WatchFailure("the watch told an error");
        };
    if (effect == LastKnown.Effect.DOUBTFUL) {
      throw new WatchFailure("events came out of order");
    }
    if (effect == LastKnown.Effect.TAKEN && action == Action.DELETED) {
      listener.gone(name);
    } else if (effect == LastKnown.Effect.TAKEN) {
      listener.changed(name, item.value());
    }
    confirm();
  }

  private LastKnown.Effect bookmark(String version) {
    known.reached(version);
    return LastKnown.Effect.IGNORED;
  }

  private LastKnown.Item<V> item(T object) {
    return new LastKnown.Item<>(object.getMetadata().getResourceVersion(), keep.apply(object));
  }

  private void confirm() {
    confirmed = limit.clock().instant();
  }
}
