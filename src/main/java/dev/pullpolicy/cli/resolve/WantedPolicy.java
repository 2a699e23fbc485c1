package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.ImagePullPolicy;

/**
 * A pull policy that is to stand in a document.
 *
 * @param image the path of the field that names the image, from the root of the document
 * @param policy the path of the pull policy's field
 * @param to what is to stand there
 */
record WantedPolicy(FieldPath image, FieldPath policy, ImagePullPolicy to) {

  /** The name of the pull policy's field. */
  String field() {
    return name(policy);
  }

  /** The name of the field that a path ends with. */
  static String name(FieldPath path) {
    FieldPath.Element last = path.elements().get(path.elements().size() - 1);
    return last instanceof FieldPath.Name name ? name.name() : "";
  }
}
