package dev.pullpolicy.admission;

import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.PullPolicyChange;
import dev.pullpolicy.workload.Workload;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers for a minute which overrides this process has written, so that a denial can tell one
 * that was written over from one that was never written. It serves a sentence, never a decision.
 *
 * <p>A new Pod has no uid yet when it is mutated, and no name where that is made from {@code
 * generateName}: it is known by its namespace, by what its author called it, and by the container.
 * Only hashes are kept, since names are as long as their author likes.
 */
final class WrittenOverrides {
  /** A burst of pods, of about 200 bytes each. */
  private static final int MAX_ENTRIES = 4_096;

  /** The API server's own bound on a request, its webhooks included. */
  private static final Duration KEPT = Duration.ofSeconds(60);

  private final InstantSource clock;
  private final Map<String, Written> entries =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Written> eldest) {
          return size() > MAX_ENTRIES;
        }
      };

  private record Written(ImagePullPolicy policy, Instant at) {}

  WrittenOverrides(InstantSource clock) {
    this.clock = clock;
  }

  /** Remembers what is being written. */
  void add(String namespace, Workload.Metadata pod, PullPolicyChange change) {
    String key = key(namespace, pod, change.use());
    Written written = new Written(change.to(), clock.instant());
    synchronized (entries) {
      entries.remove(key);
      entries.put(key, written);
    }
  }

  /** Whether another policy than the one that stands was written there within the last minute. */
  boolean wasWrittenOver(String namespace, Workload.Metadata pod, ImageUse use) {
    String key = key(namespace, pod, use);
    Written written;
    synchronized (entries) {
      written = entries.get(key);
    }
    return written != null
        && written.at().plus(KEPT).isAfter(clock.instant())
        && use.standing().filter(written.policy()::equals).isEmpty();
  }

  private static String key(String namespace, Workload.Metadata pod, ImageUse use) {
    String given = pod.generateName().isEmpty() ? pod.name() : pod.generateName();
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : new String[] {namespace, given, use.type().toString(), use.name()}) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
