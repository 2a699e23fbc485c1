package dev.pullpolicy.workload;

import dev.pullpolicy.policy.WorkloadPaths.ImagePaths;
import java.util.Optional;

/** Containers and volumes of {@code core/v1} that stand outside of any pod template. */
final class BarePaths {
  private BarePaths() {}

  static ImagePaths container(String path) {
    return new ImagePaths(path + ".image", Optional.of(path + ".imagePullPolicy"));
  }

  /** An image volume, KEP-4639. */
  static ImagePaths volume(String path) {
    return new ImagePaths(path + ".image.reference", Optional.of(path + ".image.pullPolicy"));
  }
}
