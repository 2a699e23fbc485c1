package dev.pullpolicy.workload;

import dev.pullpolicy.policy.WorkloadPaths.ImagePaths;
import java.util.List;
import java.util.stream.Stream;

/** Where KubeRay's resources name images, {@code ray-operator/apis/ray/v1}. */
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
  static ImagePaths autoscaler(String cluster) {
    return BarePaths.container(cluster + ".autoscalerOptions");
  }
}
