package dev.pullpolicy.workload;

import dev.pullpolicy.policy.FieldPath;
import java.util.List;
import java.util.Optional;

/**
 * Where the pull policy of an image stands, or one that it inherits. The path may part from the
 * image's after its last {@code *}, at the {@code anchor}.
 *
 * @param number among those of the resource
 * @param path with {@code *} for the entries of lists and maps
 * @param anchor how many steps the path goes with the image's, up to its last star
 */
record PolicyPlace(int number, String path, int anchor) {

  static PolicyPlace of(int number, String path) {
    return new PolicyPlace(number, path, PathTree.segments(path).lastIndexOf("*") + 1);
  }

  /** Keeps what was read at a place of this path. */
  void declare(Way place, String text) {
    place.at(anchor).declare(number, text);
  }

  /** What was read there for that image. */
  Optional<String> declared(Way image) {
    return image.at(anchor).declared(number).filter(text -> !text.isEmpty());
  }

  /** The field for that image, whether it is there or not. */
  FieldPath field(Way image) {
    List<String> segments = PathTree.segments(path);
    FieldPath place = image.at(anchor).path();
    for (String segment : segments.subList(anchor, segments.size())) {
      place = place.field(segment);
    }
    return place;
  }
}
