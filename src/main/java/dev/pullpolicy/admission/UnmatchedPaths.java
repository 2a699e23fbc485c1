package dev.pullpolicy.admission;

import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.metrics.Event;
import dev.pullpolicy.metrics.PolicyMetrics;
import dev.pullpolicy.policy.WorkloadPaths;
import dev.pullpolicy.policy.WorkloadPaths.ImagePaths;
import dev.pullpolicy.workload.Workload;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logmanager.Level;

/**
 * Tells of paths of the policy document's {@code workloads} at which no object had anything so far:
 * with a slip of the pen in a path, images are not found, and nothing is judged. Each is told once,
 * and taken back when an object has something there. Paths that are built in are not looked at,
 * since no author of a document can mend them.
 *
 * <p>The author of the object is not told: it is the platform team's document, and where a path is
 * optional nothing is wrong with the object.
 *
 * <p>Kept for one document, at most as much as the document has paths. A request that was read
 * under the one before can start that one anew while they change: its paths are then told again.
 */
@Singleton
final class UnmatchedPaths {
  private static final Logger LOG = Logger.getLogger("dev.pullpolicy.policy");

  private final PolicyMetrics metrics;
  private volatile Document document = new Document("", Map.of());

  @Inject
  UnmatchedPaths(PolicyMetrics metrics) {
    this.metrics = metrics;
  }

  /** What is known of a document's entries, by their resources. */
  private record Document(String digest, Map<String, PathTally> entries) {
    static Document of(PolicySnapshot policy) {
      return new Document(
          policy.digest(),
          policy.policy().workloads().stream()
              .collect(
                  Collectors.toUnmodifiableMap(
                      WorkloadPaths::resource, entry -> new PathTally(paths(entry)))));
    }

    private static List<String> paths(WorkloadPaths entry) {
      return Stream.concat(
              entry.podTemplates().stream(), entry.images().stream().map(ImagePaths::image))
          .toList();
    }

    int reported() {
      return entries.values().stream().mapToInt(PathTally::reported).sum();
    }
  }

  /** A request that writes an object was read. */
  void seen(ReviewEdge.Asked asked, Workload object, PolicySnapshot policy) {
    if (asked.request().isAboutPod() || policy.policy().workloads().isEmpty()) {
      return;
    }
    Document known = known(policy);
    PathTally entry = known.entries().get(asked.request().resource().toString());
    PathTally.Change change =
        entry == null ? PathTally.Change.NONE : entry.seen(object.unmatched());
    change.reported().forEach(path -> report(asked, policy, path));
    change.takenBack().forEach(path -> takeBack(asked.request(), policy, path));
    if (!change.equals(PathTally.Change.NONE)) {
      metrics.unmatched(known.digest(), known.reported());
    }
  }

  private Document known(PolicySnapshot policy) {
    Document known = document;
    return known.digest().equals(policy.digest()) ? known : begun(policy);
  }

  private synchronized Document begun(PolicySnapshot policy) {
    if (!document.digest().equals(policy.digest())) {
      document = Document.of(policy);
    }
    return document;
  }

  private static void report(ReviewEdge.Asked asked, PolicySnapshot policy, String path) {
    String message = "workloads: no object so far had anything at this path";
    event(Level.WARN, message, asked.request(), policy)
        .with("path", path)
        .with("advice", PathAdvice.of(asked.body(), path))
        .log(LOG);
  }

  private static void takeBack(AdmissionRequest request, PolicySnapshot policy, String path) {
    String message = "workloads: the path was right after all";
    event(Level.INFO, message, request, policy).with("path", path).log(LOG);
  }

  private static Event event(
      Level level, String message, AdmissionRequest request, PolicySnapshot policy) {
    return new Event(level, message)
        .with("origin", policy.origin())
        .with("sha256", policy.digest())
        .with("resource", request.resource().toString())
        .with("namespace", request.namespace())
        .with("name", request.name());
  }
}
