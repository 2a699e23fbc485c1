package dev.pullpolicy.policy;

import dev.pullpolicy.image.ImageReference;
import java.util.Optional;

/**
 * One place where a workload names an image.
 *
 * @param type the list it stands in
 * @param name the container's or volume's name; may be empty or anything before validation
 * @param path the object that holds the pull policy: {@code spec.containers[0]}, {@code
 *     spec.volumes[2].image}
 * @param image the reference
 * @param declaredText what the pull policy's field says, as written; empty where it is missing,
 *     {@code null} or the empty string
 */
public record ImageUse(
    ContainerType type,
    String name,
    FieldPath path,
    ImageReference image,
    Optional<String> declaredText) {

  /** The declared policy; empty where none is declared or the text is none of the three words. */
  public Optional<ImagePullPolicy> declared() {
    return declaredText.flatMap(ImagePullPolicy::of);
  }

  /** Whether something is declared that is no pull policy; the API server will refuse it. */
  public boolean hasUnknownPolicy() {
    return declaredText.isPresent() && declared().isEmpty();
  }

  /** The policy that stands, as the API server will see it: declared, or its default for none. */
  public Optional<ImagePullPolicy> standing() {
    return declaredText.isPresent()
        ? declared()
        : Optional.of(ImagePullPolicy.kubernetesDefault(image));
  }

  /** The same use with another policy declared. */
  public ImageUse declaring(ImagePullPolicy policy) {
    return new ImageUse(type, name, path, image, Optional.of(policy.toString()));
  }

  /** The path of the field that names the image. */
  public FieldPath imagePath() {
    return path.field(type.imageField());
  }

  /** The path of the pull policy's field. */
  public FieldPath policyPath() {
    return path.field(type.policyField());
  }
}
