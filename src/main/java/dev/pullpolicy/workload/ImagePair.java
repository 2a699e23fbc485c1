package dev.pullpolicy.workload;

import dev.pullpolicy.image.ImageReferenceParser;
import dev.pullpolicy.policy.ContainerType;
import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.WorkloadPaths.ImagePaths;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a custom resource without a pod template names an image, and where the pull policy of that
 * image stands. The two may part after the last {@code *} of the pull policy's path, at the {@code
 * anchor}.
 *
 * @param paths as the document or the table writes them
 * @param number of the image's path among those of the resource
 * @param type by the name of the list, where it is one of a pod's
 * @param anchor how many steps the pull policy's path goes with the image's, up to its last star
 */
record ImagePair(ImagePaths paths, int number, ContainerType type, int anchor) {
  private static final Map<String, ContainerType> LISTS =
      Map.of(
          "initContainers", ContainerType.INIT_CONTAINER,
          "ephemeralContainers", ContainerType.EPHEMERAL_CONTAINER,
          "volumes", ContainerType.IMAGE_VOLUME);

  static ImagePair of(ImagePaths paths, int number) {
    ContainerType type =
        PathTree.segments(paths.image()).stream()
            .filter(LISTS::containsKey)
            .map(LISTS::get)
            .findFirst()
            .orElse(ContainerType.CONTAINER);
    int anchor =
        paths.pullPolicy().map(path -> PathTree.segments(path).lastIndexOf("*") + 1).orElse(0);
    return new ImagePair(paths, number, type, anchor);
  }

  void enter(PathTree tree, int pair) {
    tree.addImage(paths.image(), pair);
    paths.pullPolicy().ifPresent(path -> tree.addPolicy(path, pair));
  }

  /** The use whose image stands there, once the whole object is read. */
  ImageUse use(int pair, Way image, String reference) {
    return new ImageUse(
        type,
        named(image).knownAs(),
        image.up().path(),
        Optional.of(new ImageUse.Fields(image.path(), policyPath(image))),
        ImageReferenceParser.parse(reference),
        image.at(anchor).declared(pair).filter(text -> !text.isEmpty()));
  }

  /** The container, the volume, or the entry of a map of images. */
  private Way named(Way image) {
    if (paths.image().endsWith("*")) {
      return image;
    }
    return type == ContainerType.IMAGE_VOLUME ? image.up().up() : image.up();
  }

  private Optional<FieldPath> policyPath(Way image) {
    return paths.pullPolicy().map(path -> below(image.at(anchor).path(), path));
  }

  private FieldPath below(FieldPath start, String path) {
    List<String> segments = PathTree.segments(path);
    FieldPath place = start;
    for (String segment : segments.subList(anchor, segments.size())) {
      place = place.field(segment);
    }
    return place;
  }
}
