package dev.pullpolicy.workload;

import dev.pullpolicy.policy.WorkloadPaths;
import java.util.List;
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
}
