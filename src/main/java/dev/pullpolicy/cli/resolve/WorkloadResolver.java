package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.cli.manifest.ManifestWorkload;
import dev.pullpolicy.policy.Evaluation;
import dev.pullpolicy.policy.Resolution;
import java.util.List;

/** Decides which pull policies a workload's images get. */
@FunctionalInterface
public interface WorkloadResolver {
  /** The decisions of its templates; none where the workload is let be. */
  List<Evaluation<Resolution>> resolve(ManifestWorkload workload);
}
