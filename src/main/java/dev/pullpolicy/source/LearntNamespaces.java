package dev.pullpolicy.source;

import dev.pullpolicy.source.NamespaceReader.Found;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The labels of namespaces that a request was faster to name than the watch: made a moment ago.
 * Each is read once for all requests that wait for it, and kept until the watch knows it.
 */
final class LearntNamespaces {
  /**
   * At 10 ms each, that many at once learn 1,600 namespaces a second, more than any cluster makes;
   * and an API server that hangs has no more than that many requests of ours to hold.
   */
  static final int MAX_AT_ONCE = 16;

  /** The watch is behind by seconds at the worst while it works; no cluster makes more in those. */
  static final int MAX_KEPT = 1_000;

  /**
   * The API server lets nobody make a pod where there is no namespace: whoever asks was let in an
   * instant ago by another API server, and it will be found at once.
   */
  private static final Duration ABSENT_FOR = Duration.ofSeconds(1);

  private final Function<String, CompletableFuture<Found>> reader;
  private final LongSupplier nanoTime;
  private final Map<String, CompletableFuture<Void>> asked = new HashMap<>();
  private final Set<String> overtaken = new HashSet<>();
  private final Map<String, Map<String, String>> kept = newest();
  private final Map<String, Long> absent = newest();

  LearntNamespaces(Function<String, CompletableFuture<Found>> reader, LongSupplier nanoTime) {
    this.reader = reader;
    this.nanoTime = nanoTime;
  }

  synchronized Optional<Map<String, String>> of(String namespace) {
    return Optional.ofNullable(kept.get(namespace));
  }

  /** Completes as the reader does. */
  CompletionStage<Void> learn(String namespace) {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    synchronized (this) {
      CompletableFuture<Void> running = asked.get(namespace);
      if (running != null) {
        return running.minimalCompletionStage();
      }
      if (asked.size() >= MAX_AT_ONCE || kept.containsKey(namespace) || isAbsent(namespace)) {
        return CompletableFuture.completedFuture(null);
      }
      asked.put(namespace, answer);
    }
    var unused =
        reader
            .apply(namespace)
            .whenComplete(
                (found, problem) -> {
                  keep(namespace, found);
                  answer.complete(null);
                });
    return answer.minimalCompletionStage();
  }

  /** The watch knows better. */
  synchronized void forget(String namespace) {
    if (asked.containsKey(namespace)) {
      overtaken.add(namespace);
    }
    kept.remove(namespace);
    absent.remove(namespace);
  }

  /** The watch knows all. */
  synchronized void forgetAll() {
    overtaken.addAll(asked.keySet());
    kept.clear();
    absent.clear();
  }

  /** An answer that the watch overtook may be about one that was deleted since. */
  private synchronized void keep(String namespace, Found found) {
    asked.remove(namespace);
    if (overtaken.remove(namespace)) {
      return;
    }
    if (found instanceof Found.There there) {
      kept.put(namespace, there.labels());
    } else if (found instanceof Found.Absent) {
      absent.put(namespace, nanoTime.getAsLong());
    }
  }

  private boolean isAbsent(String namespace) {
    Long since = absent.get(namespace);
    return since != null && nanoTime.getAsLong() - since < ABSENT_FOR.toNanos();
  }

  /** Forgets the oldest. */
  private static <V> Map<String, V> newest() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MAX_KEPT;
      }
    };
  }
}
