package dev.pullpolicy.image;

/**
 * Why a text is no image reference. Kubernetes gives such an image the pull policy {@code
 * IfNotPresent}, and the kubelet answers {@code InvalidImageName}.
 *
 * <p>Source: the errors of {@code github.com/distribution/reference} and {@code
 * github.com/opencontainers/go-digest}.
 */
public enum ReferenceError {
  /** The text does not match the grammar. */
  INVALID_FORMAT("invalid reference format"),
  /** The grammar would match, were it not for upper-case letters in the repository name. */
  UPPERCASE_NAME("repository name must be lower-case"),
  /** Exactly 64 lower-case hexadecimal digits: reads as the ID of an image, not as its name. */
  HEXADECIMAL_IDENTIFIER("64 hexadecimal digits alone cannot be a repository name"),
  /** The path, without the registry's host, has more than 255 characters. */
  NAME_TOO_LONG("repository name must not be more than 255 characters"),
  /** A digest algorithm other than sha256, sha384 and sha512. */
  UNSUPPORTED_DIGEST_ALGORITHM("unsupported digest algorithm"),
  /** A digest with more or fewer digits than its algorithm makes. */
  INVALID_DIGEST_LENGTH("invalid digest length"),
  /** A digest with upper-case digits or an upper-case algorithm. */
  INVALID_DIGEST_FORMAT("invalid digest format");

  private final String message;

  ReferenceError(String message) {
    this.message = message;
  }

  /** What is wrong, as part of a sentence. */
  public String message() {
    return message;
  }
}
