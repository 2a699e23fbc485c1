package dev.pullpolicy.admission;

import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.policy.WorkloadPaths;
import dev.pullpolicy.workload.WorkloadShapes;
import java.util.List;
import java.util.Optional;

/**
 * The resources whose images are known while a policy is in force: its own {@code workloads}, and
 * those that are built in. Kept from one request to the next, since a document can have thousands
 * of paths.
 */
final class PolicyShapes {
  private volatile Known known = new Known(List.of(), WorkloadShapes.BUILT_IN);

  private record Known(List<WorkloadPaths> written, WorkloadShapes shapes) {}

  /** Those of the policy; those that are built in where none is in force. */
  WorkloadShapes of(Optional<PolicySnapshot> policy) {
    List<WorkloadPaths> written =
        policy.map(snapshot -> snapshot.evaluator().policy().workloads()).orElse(List.of());
    if (written.isEmpty()) {
      return WorkloadShapes.BUILT_IN;
    }
    Known last = known;
    if (!last.written().equals(written)) {
      last = new Known(written, WorkloadShapes.of(written));
      known = last;
    }
    return last.shapes();
  }
}
