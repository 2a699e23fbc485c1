package dev.pullpolicy.source;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/**
 * The events of one watch, from its beginning to its end. Nothing of a watch that was given up is
 * told, however late it comes.
 */
final class WatchedEvents<T extends HasMetadata> implements Watcher<T> {
  private final BiConsumer<Action, T> consumer;
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

  WatchedEvents(BiConsumer<Action, T> consumer) {
    this.consumer = consumer;
  }

  /** An edge: fabric8 would lose what goes wrong here, and the watch would go on deaf. */
  @Override
  public synchronized void eventReceived(Action action, T object) {
    if (ended.isDone()) {
      return;
    }
    try {
      consumer.accept(action, object);
    } catch (Throwable e) {
      ended.completeExceptionally(e);
    }
  }

  @Override
  public void onClose() {
    ended.complete(true);
  }

  /** Without a cause, the connection ended, as all do. */
  @Override
  public void onClose(WatcherException problem) {
    if (problem.getCause() == null) {
      ended.complete(true);
    } else {
      ended.completeExceptionally(problem);
    }
  }

  @Override
  public boolean reconnecting() {
    return false;
  }

  /**
   * Waits for the end.
   *
   * @throws WatchFailure where it ended by an error, or has not ended by then
   */
  void await(Duration limit) throws InterruptedException {
    try {
      ended.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new WatchFailure(ApiProblem.sentence(e.getCause()), e.getCause());
    } catch (TimeoutException e) {
      throw new WatchFailure("nothing ended the watch within " + limit.toMillis() + " ms", e);
    }
  }

  /** Whether it lasts longer than that; waits to see. */
  boolean outlast(Duration time) throws InterruptedException {
    try {
      ended.get(time.toMillis(), TimeUnit.MILLISECONDS);
      return false;
    } catch (ExecutionException e) {
      return false;
    } catch (TimeoutException e) {
      return true;
    }
  }

  /** From here on nothing is told. */
  synchronized void abandon() {
    ended.complete(true);
  }
}
