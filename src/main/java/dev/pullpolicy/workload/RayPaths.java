package dev.pullpolicy.workload;

import java.util.List;
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

  /** The image of the autoscaler, which runs in the head's pod. */
  static BareImage autoscaler(String cluster) {
    return BareImage.container(cluster + ".autoscalerOptions");
  }
}
