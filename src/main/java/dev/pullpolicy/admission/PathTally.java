package dev.pullpolicy.admission;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The paths of one entry of {@code workloads} at which no object had anything so far. A path that
 * was matched once is right, whatever other objects lack: many are optional.
 *
 * <p>Any number of threads may tell.
 */
final class PathTally {
  private final Set<String> open;
  private final Set<String> reported = new HashSet<>();

  /** What an object has changed. */
  record Change(List<String> reported, List<String> takenBack) {
    static final Change NONE = new Change(List.of(), List.of());
  }

  PathTally(Collection<String> paths) {
    open = new HashSet<>(paths);
  }

  /** An object was seen that has nothing at those paths, and something at all others. */
  synchronized Change seen(List<String> unmatched) {
    if (open.isEmpty()) {
      return Change.NONE;
    }
    open.retainAll(unmatched);
    List<String> right = reported.stream().filter(path -> !open.contains(path)).sorted().toList();
    right.forEach(reported::remove);
    List<String> found = unmatched.stream().filter(open::contains).filter(reported::add).toList();
    return new Change(found, right);
  }

  /** How many paths are reported at this moment. */
  synchronized int reported() {
    return reported.size();
  }
}
