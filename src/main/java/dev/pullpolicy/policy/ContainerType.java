package dev.pullpolicy.policy;

/** In which list of a pod an image is named; the words of a policy's {@code containers.types}. */
public enum ContainerType {
  /** {@code spec.containers}. */
  CONTAINER("Container", "container", "image", "imagePullPolicy"),
  /** {@code spec.initContainers}. */
  INIT_CONTAINER("InitContainer", "init container", "image", "imagePullPolicy"),
  /** {@code spec.ephemeralContainers}. */
  EPHEMERAL_CONTAINER("EphemeralContainer", "ephemeral container", "image", "imagePullPolicy"),
  /** {@code spec.volumes[].image}, KEP-4639. */
  IMAGE_VOLUME("ImageVolume", "image volume", "reference", "pullPolicy");

  private final String word;
  private final String noun;
  private final String imageField;
  private final String policyField;

  ContainerType(String word, String noun, String imageField, String policyField) {
    this.word = word;
    this.noun = noun;
    this.imageField = imageField;
    this.policyField = policyField;
  }

  /** How sentences call it. */
  public String noun() {
    return noun;
  }

  /** The name of the field that names the image. */
  public String imageField() {
    return imageField;
  }

  /** The name of the field that holds the pull policy, beside the field that names the image. */
  public String policyField() {
    return policyField;
  }

  @Override
  public String toString() {
    return word;
  }
}
