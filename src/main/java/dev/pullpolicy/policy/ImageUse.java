package dev.pullpolicy.policy;

import dev.pullpolicy.image.ImageReference;
import java.util.Optional;

/**
 * One place where a workload names an image.
 *
 * <p>A custom resource can keep the pull policy anywhere, or nowhere: {@code elsewhere} says so.
 *
 * @param type the list it stands in
 * @param name the container's or volume's name; may be empty or anything before validation
 * @param path the object that names the image: {@code spec.containers[0]}, {@code
 *     spec.volumes[2].image}
 * @param elsewhere where reference and pull policy stand; empty where the type says it, as in every
 *     pod
 * @param image the reference
 * @param declaredText what the pull policy's field says, as written; empty where it is missing,
 *     {@code null} or the empty string
 */
public record ImageUse(
    ContainerType type,
    String name,
    FieldPath path,
    Optional<Fields> elsewhere,
    ImageReference image,
    Optional<String> declaredText) {

  /**
   * Where a custom resource keeps an image and its pull policy.
   *
   * @param image the field that names the image
   * @param pullPolicy the pull policy's field; empty where the resource has none
   */
  public record Fields(FieldPath image, Optional<FieldPath> pullPolicy) {}

  /** An image use of a pod, whose fields are named by its type. */
  public ImageUse(
      ContainerType type,
      String name,
      FieldPath path,
      ImageReference image,
      Optional<String> declaredText) {
    this(type, name, path, Optional.empty(), image, declaredText);
  }

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
    return new ImageUse(type, name, path, elsewhere, image, Optional.of(policy.toString()));
  }

  /** As sentences name it: {@code container "web" (spec.containers[0])}. */
  public String described() {
    return "%s %s (%s)".formatted(type.noun(), Printable.quoted(name), path);
  }

  /** Whether the object says the pull policy, or leaves it to Kubernetes' default. */
  public boolean hasPolicyField() {
    return elsewhere.map(fields -> fields.pullPolicy().isPresent()).orElse(true);
  }

  /** Whether the pull policy stands beside the image: elsewhere, it may be that of others too. */
  public boolean hasPolicyBesideImage() {
    return hasPolicyField() && policyPath().parent().equals(imagePath().parent());
  }

  /** The path of the field that names the image. */
  public FieldPath imagePath() {
    return elsewhere.map(Fields::image).orElseGet(() -> path.field(type.imageField()));
  }

  /** The path of the pull policy's field; the image's where the resource has no such field. */
  public FieldPath policyPath() {
    return elsewhere
        .map(fields -> fields.pullPolicy().orElse(fields.image()))
        .orElseGet(() -> path.field(type.policyField()));
  }
}
