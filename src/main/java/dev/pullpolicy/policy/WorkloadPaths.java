package dev.pullpolicy.policy;

import java.util.List;
import java.util.Optional;

/**
 * An entry of {@code workloads}: where a custom resource names its images. Paths have {@code *} for
 * the entries of lists and maps.
 *
 * @param resource {@code plural.group}
 * @param podTemplates paths of pod templates
 * @param images pairs of paths for resources without a pod template
 */
public record WorkloadPaths(String resource, List<String> podTemplates, List<ImagePaths> images) {

  /**
   * Where an image and its pull policy stand.
   *
   * @param image path of the reference
   * @param pullPolicy path of its pull policy, where the resource has one
   */
  public record ImagePaths(String image, Optional<String> pullPolicy) {}

  /** Copies. */
  public WorkloadPaths {
    podTemplates = List.copyOf(podTemplates);
    images = List.copyOf(images);
  }
}
