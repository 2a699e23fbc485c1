package dev.pullpolicy.workload;

import dev.pullpolicy.policy.WorkloadPaths.ImagePaths;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where KubeRay's resources name images. Checked against {@code ray-project/kuberay}, {@code
 * ray-operator/apis/ray/v1}: {@code raycluster_types.go} at 3275ee0, {@code rayjob_types.go} at
 * f6ef3f7, {@code rayservice_types.go} at 0074129, and the definition of RayCronJobs, {@code
 * ray.io_raycronjobs.yaml}, at 12cb11e.
 *
 * <p>Where nothing is said of the autoscaler's pull policy, the operator writes one of its own
 * ({@code BuildAutoscalerContainer}: {@code IfNotPresent}; {@code Always} in old versions).
 */
final class RayPaths {
  private RayPaths() {}

  /** The pod templates of the {@code RayClusterSpec} at that path. */
  static List<String> templates(String cluster) {
    return List.of(cluster + ".headGroupSpec.template", cluster + ".workerGroupSpecs.*.template");
  }

  /** The pod templates of the {@code RayJobSpec} at that path. */
  static List<String> jobTemplates(String job) {
    return Stream.concat(
            templates(job + ".rayClusterSpec").stream(), Stream.of(job + ".submitterPodTemplate"))
        .toList();
  }

  /**
   * The image of the autoscaler, which runs in the head's pod. Where it has no pull policy, the
   * operator's version decides, whatever the tag: nothing is said of it before the pod is there.
   */
  static BareImage autoscaler(String cluster) {
    return BareImage.of(new ImagePaths(cluster + ".autoscalerOptions.image", Optional.empty()));
  }
}
