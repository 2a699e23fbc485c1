package dev.pullpolicy.workload;

import dev.pullpolicy.policy.WorkloadPaths;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the objects of one resource name their images: what {@link WorkloadReader} follows.
 * Immutable, for any number of threads.
 */
public final class WorkloadShape {
  private final Schema schema;
  private final WorkloadPaths written;
  private final PathTree tree = new PathTree();
  private final List<String> paths = new ArrayList<>();
  private final List<ImagePair> pairs = new ArrayList<>();
  private final List<PolicyPlace> policies = new ArrayList<>();

  private WorkloadShape(Schema schema, WorkloadPaths written, List<BareImage> images) {
    this.schema = schema;
    this.written = written;
    written.podTemplates().forEach(path -> tree.addTemplate(path, add(path)));
    images.forEach(this::add);
  }

  private int add(String path) {
    paths.add(path);
    return paths.size() - 1;
  }

  private void add(BareImage bare) {
    String image = bare.paths().image();
    List<PolicyPlace> places =
        Stream.concat(bare.paths().pullPolicy().stream(), bare.inherited().stream())
            .map(this::addPolicy)
            .toList();
    tree.addImage(image, pairs.size());
    pairs.add(ImagePair.of(image, add(image), places));
  }

  private PolicyPlace addPolicy(String path) {
    PolicyPlace place = PolicyPlace.of(policies.size(), path);
    policies.add(place);
    tree.addPolicy(path, place.number());
    return place;
  }

  /** A kind of Kubernetes' own with one pod template; the empty path is the object itself. */
  static WorkloadShape kubernetes(String resource, String podTemplate) {
    WorkloadPaths paths = new WorkloadPaths(resource, List.of(podTemplate), List.of());
    return new WorkloadShape(Schema.KUBERNETES, paths, List.of());
  }

  /** A custom resource that is built in. */
  static WorkloadShape builtIn(String resource, List<String> podTemplates, List<BareImage> images) {
    WorkloadPaths paths =
        new WorkloadPaths(resource, podTemplates, images.stream().map(BareImage::paths).toList());
    return new WorkloadShape(Schema.CUSTOM, paths, images);
  }

  /** A custom resource of a policy document. */
  public static WorkloadShape custom(WorkloadPaths paths) {
    return new WorkloadShape(
        Schema.CUSTOM, paths, paths.images().stream().map(BareImage::of).toList());
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

  PolicyPlace policy(int number) {
    return policies.get(number);
  }
}
