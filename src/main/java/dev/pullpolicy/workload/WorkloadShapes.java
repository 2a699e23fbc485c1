package dev.pullpolicy.workload;

import dev.pullpolicy.policy.WorkloadPaths;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every resource whose images are known: those that are built in, and those of a policy document.
 * An entry of the document for a custom resource that is built in stands in its place, so that an
 * author can say more, less or other than this program knows.
 */
public final class WorkloadShapes {
  /** Those that are built in. */
  public static final WorkloadShapes BUILT_IN = of(List.of());

  private final Map<String, WorkloadShape> document;

  private WorkloadShapes(Map<String, WorkloadShape> document) {
    this.document = document;
  }

  /** With the {@code workloads} of a policy document. */
  public static WorkloadShapes of(List<WorkloadPaths> workloads) {
    return new WorkloadShapes(
        workloads.stream()
            .collect(Collectors.toUnmodifiableMap(WorkloadPaths::resource, WorkloadShape::custom)));
  }

  /** Where the objects of a resource, as URLs name it, name images; empty where none are known. */
  public Optional<WorkloadShape> find(String group, String plural) {
    Optional<WorkloadShape> written =
        Optional.ofNullable(document.get(WorkloadKind.resource(group, plural)));
    return written.or(() -> WorkloadKind.of(group, plural).map(WorkloadKind::shape));
  }

  /**
   * The same for objects of a manifest, which names their kind and not their resource; empty where
   * no images are known. Of a resource that only the document has, the kind is known by how
   * Kubernetes makes plurals.
   */
  public Optional<KnownKind> findKind(String group, String kind) {
    Optional<WorkloadKind> builtIn = WorkloadKind.ofKind(group, kind);
    String plural = builtIn.map(WorkloadKind::plural).orElseGet(() -> plural(kind));
    return find(group, plural)
        .map(
            shape ->
                new KnownKind(
                    builtIn.map(WorkloadKind::toString).orElse(group + "/" + kind),
                    builtIn.map(WorkloadKind::isNamespaced).orElse(true),
                    shape));
  }

  /** Whether a kind of that name is built in, in whatever group. */
  public static boolean isKind(String kind) {
    return WorkloadKind.isKind(kind);
  }

  /** {@code UnsafeGuessKindToResource} in {@code k8s.io/apimachinery/pkg/api/meta}. */
  private static String plural(String kind) {
    String singular = kind.toLowerCase(Locale.ROOT);
    if (singular.endsWith("s")) {
      return singular + "es";
    }
    return singular.endsWith("y")
        ? singular.substring(0, singular.length() - 1) + "ies"
        : singular + "s";
  }
}
