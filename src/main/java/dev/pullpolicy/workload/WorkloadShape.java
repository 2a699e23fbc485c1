package dev.pullpolicy.workload;

import dev.pullpolicy.policy.WorkloadPaths;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the objects of one resource name their images: what {@link WorkloadReader} follows.
 * Immutable, for any number of threads.
 */
public final class WorkloadShape {
  private final Schema schema;
  private final WorkloadPaths written;
  private final PathTree tree = new PathTree();
  private final List<String> paths = new ArrayList<>();
  private final List<ImagePair> pairs;

  private WorkloadShape(Schema schema, WorkloadPaths written) {
    this.schema = schema;
    this.written = written;
    written.podTemplates().forEach(path -> tree.addTemplate(path, add(path)));
    this.pairs =
        written.images().stream().map(pair -> ImagePair.of(pair, add(pair.image()))).toList();
    for (int i = 0; i < pairs.size(); i++) {
      pairs.get(i).enter(tree, i);
    }
  }

  private int add(String path) {
    paths.add(path);
    return paths.size() - 1;
  }

  /** A kind of Kubernetes' own with one pod template; the empty path is the object itself. */
  static WorkloadShape kubernetes(String resource, String podTemplate) {
    WorkloadPaths paths = new WorkloadPaths(resource, List.of(podTemplate), List.of());
    return new WorkloadShape(Schema.KUBERNETES, paths);
  }

  /** A custom resource. */
  public static WorkloadShape custom(WorkloadPaths paths) {
    return new WorkloadShape(Schema.CUSTOM, paths);
  }

  Schema schema() {
    return schema;
  }

  /** The paths as a policy document writes them. */
  WorkloadPaths written() {
    return written;
  }

  PathTree tree() {
    return tree;
  }

  /** The paths of pod templates and images, by their numbers. */
  List<String> paths() {
    return paths;
  }

  ImagePair pair(int number) {
    return pairs.get(number);
  }
}
