package dev.pullpolicy.workload;

import dev.pullpolicy.policy.WorkloadPaths.ImagePaths;
import java.util.Optional;

/**
 * An image that stands outside of any pod template, such as a container or a volume of {@code
 * core/v1}.
 *
 * @param paths of the reference and of its pull policy
 * @param inherited path of the pull policy that the resource's controller gives to containers that
 *     have none, in the same object
 */
record BareImage(ImagePaths paths, Optional<String> inherited) {
  private static final String POLICY = ".imagePullPolicy";

  static BareImage of(ImagePaths paths) {
    return new BareImage(paths, Optional.empty());
  }

  static BareImage container(String path) {
    return of(new ImagePaths(path + ".image", Optional.of(path + POLICY)));
  }

  /** An image volume, KEP-4639. */
  static BareImage volume(String path) {
    return of(new ImagePaths(path + ".image.reference", Optional.of(path + ".image.pullPolicy")));
  }

  /** The same image; where it has no pull policy, that of the container there holds. */
  BareImage inheriting(String container) {
    return new BareImage(paths, Optional.of(container + POLICY));
  }
}
