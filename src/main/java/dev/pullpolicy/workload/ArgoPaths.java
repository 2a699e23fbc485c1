package dev.pullpolicy.workload;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where Argo Workflows name images: in templates, in the defaults of all templates, and in
 * templates that are written inline in steps and tasks, which cannot have further ones in them
 * ({@code docs/inline-templates.md}). They are containers and volumes, not pod templates.
 *
 * <p>A template's container and script take what they do not say from {@code templateDefaults}, by
 * a strategic merge ({@code docs/template-defaults.md}); what a default adds to a list of the same
 * name is not followed. What a {@code podSpecPatch} or a {@code resource.manifest} says is text,
 * and is not read; the pods that come of it are. Hooks and {@code onExit} name templates. The
 * copies of templates in {@code status} were judged where they come from.
 *
 * <p>Checked against {@code argoproj/argo-workflows}, {@code pkg/apis/workflow/v1alpha1}: {@code
 * workflow_types.go} at 7ea36dc (of the time of v3.6) and in the fork MasonM at 067ab39 (later),
 * {@code container_set_template_types.go}, {@code cron_workflow_types.go} at 007e772, {@code
 * cluster_workflow_template_types.go} at 05afc8f.
 */
final class ArgoPaths {
  private static final List<String> MERGED = List.of("container", "script");
  private static final List<String> LISTED =
      List.of("containerSet.containers.*", "initContainers.*", "sidecars.*");

  private ArgoPaths() {}

  /** The images of the {@code WorkflowSpec} at that path. */
  static List<BareImage> workflow(String spec) {
    String defaults = spec + ".templateDefaults";
    Stream<BareImage> templates =
        Stream.of(
                ".templates.*", ".templates.*.steps.*.*.inline", ".templates.*.dag.tasks.*.inline")
            .flatMap(place -> template(spec + place, defaults));
    return Stream.of(templates, own(defaults, MERGED), listed(defaults), volumes(spec))
        .flatMap(images -> images)
        .toList();
  }

  private static Stream<BareImage> template(String path, String defaults) {
    Stream<BareImage> merged =
        MERGED.stream()
            .map(
                place ->
                    BareImage.container(path + "." + place).inheriting(defaults + "." + place));
    return Stream.concat(merged, listed(path));
  }

  private static Stream<BareImage> listed(String path) {
    return Stream.concat(own(path, LISTED), volumes(path));
  }

  private static Stream<BareImage> own(String path, List<String> places) {
    return places.stream().map(place -> BareImage.container(path + "." + place));
  }

  private static Stream<BareImage> volumes(String path) {
    return Stream.of(BareImage.volume(path + ".volumes.*"));
  }
}
