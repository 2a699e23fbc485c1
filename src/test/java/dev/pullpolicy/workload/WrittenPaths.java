package dev.pullpolicy.workload;

import dev.pullpolicy.policy.WorkloadPaths;

/** Where a kind names its images, as a document would write it; for tests in other packages. */
public final class WrittenPaths {
  private WrittenPaths() {}

  /** Those of that kind. */
  public static WorkloadPaths of(WorkloadKind kind) {
    return kind.shape().written();
  }
}
