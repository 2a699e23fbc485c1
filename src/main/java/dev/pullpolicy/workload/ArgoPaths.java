package dev.pullpolicy.workload;

import dev.pullpolicy.policy.WorkloadPaths.ImagePaths;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where Argo Workflows name images, {@code pkg/apis/workflow/v1alpha1/workflow_types.go}: in
 * templates, in the defaults of all templates, and in templates that are written inline in steps
 * and tasks. They are containers and volumes, not pod templates. What a {@code podSpecPatch} or a
 * {@code resource.manifest} says is text, and is not read; the pods that come of it are.
 */
final class ArgoPaths {
  private ArgoPaths() {}

  /** The images of the {@code WorkflowSpec} at that path. */
  static List<ImagePaths> workflow(String spec) {
    Stream<ImagePaths> templates =
        Stream.of(
                ".templates.*",
                ".templateDefaults",
                ".templates.*.steps.*.*.inline",
                ".templates.*.dag.tasks.*.inline")
            .flatMap(place -> template(spec + place));
    return Stream.concat(templates, Stream.of(BarePaths.volume(spec + ".volumes.*"))).toList();
  }

  private static Stream<ImagePaths> template(String path) {
    return Stream.concat(
        Stream.of(
                "container",
                "script",
                "containerSet.containers.*",
                "initContainers.*",
                "sidecars.*")
            .map(place -> BarePaths.container(path + "." + place)),
        Stream.of(BarePaths.volume(path + ".volumes.*")));
  }
}
