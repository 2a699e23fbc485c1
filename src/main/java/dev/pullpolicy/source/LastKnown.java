package dev.pullpolicy.source;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was last seen of each object of one kind, by name. A list replaces everything, whatever its
 * versions: after etcd was restored from a backup they are lower than before. An event counts
 * unless it is older than what it is about.
 *
 * <p>Any number of threads may ask; one at a time may tell.
 *
 * @param <V> as much of an object as is kept
 */
final class LastKnown<V> {
  private final Map<String, Item<V>> items = new ConcurrentHashMap<>();
  private String newest = "";

  /** What became of an event. */
  enum Effect {
    TAKEN,
    /** It tells nothing that is not known. */
    IGNORED,
    /**
     * It is older than others and about an object that is not known: made before them and told
     * late, or deleted since. Only a list tells which.
     */
    DOUBTFUL
  }

  /** One object at one version. */
  record Item<V>(String version, V value) {}

  Optional<V> of(String name) {
    return Optional.ofNullable(items.get(name)).map(Item::value);
  }

  int size() {
    return items.size();
  }

  /** The version up to which everything is known. */
  String newest() {
    return newest;
  }

  /** All there is, at that version. */
  void replace(Map<String, Item<V>> all, String version) {
    items.keySet().retainAll(all.keySet());
    items.putAll(all);
    newest = version;
  }

  Effect changed(String name, Item<V> item) {
    Item<V> known = items.get(name);
    if (known == null && ResourceVersion.isOlder(item.version(), newest)) {
      return Effect.DOUBTFUL;
    }
    if (known != null && isKnown(item, known)) {
      return Effect.IGNORED;
    }
    items.put(name, item);
    reached(item.version());
    return Effect.TAKEN;
  }

  Effect gone(String name, String version) {
    Item<V> known = items.get(name);
    if (known == null || ResourceVersion.isOlder(version, known.version())) {
      return Effect.IGNORED;
    }
    items.remove(name);
    reached(version);
    return Effect.TAKEN;
  }

  /** Nothing that is older will follow. */
  void reached(String version) {
    if (!ResourceVersion.isOlder(version, newest)) {
      newest = version;
    }
  }

  private static boolean isKnown(Item<?> item, Item<?> known) {
    return item.version().equals(known.version())
        || ResourceVersion.isOlder(item.version(), known.version());
  }
}
