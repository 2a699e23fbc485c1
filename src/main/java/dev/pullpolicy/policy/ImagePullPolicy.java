package dev.pullpolicy.policy;

import dev.pullpolicy.image.ImageReference;
import java.util.Optional;

/**
 * When a node asks the registry for an image.
 *
 * <p>Source: {@code PullPolicy} in {@code k8s.io/api/core/v1/types.go}.
 */
public enum ImagePullPolicy {
  /** At every start of a container. */
  ALWAYS("Always"),
  /** When the node lacks the image. */
  IF_NOT_PRESENT("IfNotPresent"),
  /** Not at all: the node has the image, or the container waits. */
  NEVER("Never");

  private final String word;

  ImagePullPolicy(String word) {
    this.word = word;
  }

  /** The policy of that exact word; empty for any other text. */
  public static Optional<ImagePullPolicy> of(String word) {
    for (ImagePullPolicy policy : values()) {
      if (policy.word.equals(word)) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }

  /**
   * What the API server fills into an empty field: {@code Always} where the parsed tag is exactly
   * {@code latest} or there is neither tag nor digest, else {@code IfNotPresent}; a text that is no
   * reference gets {@code IfNotPresent}.
   *
   * <p>Source: {@code SetDefaults_Container} in {@code pkg/apis/core/v1/defaults.go}.
   */
  public static ImagePullPolicy kubernetesDefault(ImageReference image) {
    return image.effectiveTag().filter(ImageReference.DEFAULT_TAG::equals).isPresent()
        ? ALWAYS
        : IF_NOT_PRESENT;
  }

  /** Why the API server fills in what it does, as a part of a sentence about the image. */
  public static String whyKubernetesDefault(ImageReference image) {
    if (!image.isValid()) {
      return "it is no valid reference";
    }
    if (kubernetesDefault(image) == ALWAYS) {
      return image.tag().isPresent() ? "its tag is latest" : "it has neither tag nor digest";
    }
    return image.tag().isPresent() ? "its tag is not latest" : "it has a digest";
  }

  @Override
  public String toString() {
    return word;
  }
}
