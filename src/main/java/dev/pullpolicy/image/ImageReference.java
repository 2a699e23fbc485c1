package dev.pullpolicy.image;

import java.util.Optional;

/**
 * An image reference: the text as it was written, and beside it what the grammar makes of it.
 *
 * @param written the text of the {@code image} field, unchanged
 * @param error why the text is no reference; then all that follows is empty
 * @param domain the registry's host with its port, {@code docker.io} where none was written; empty
 *     for the odd text whose host candidate only reads as a path ({@code a_b.com/x})
 * @param path the repository's path, with {@code library/} where Docker Hub implies it
 * @param tag the tag that was written; never a default
 * @param digest the digest that was written, {@code algorithm:hex}
 */
public record ImageReference(
    String written,
    Optional<ReferenceError> error,
    String domain,
    String path,
    Optional<String> tag,
    Optional<String> digest) {

  /** The tag that stands for no tag and no digest. */
  public static final String DEFAULT_TAG = "latest";

  static ImageReference invalid(String written, ReferenceError error) {
    return new ImageReference(
        written, Optional.of(error), "", "", Optional.empty(), Optional.empty());
  }

  /** Whether the text matches the grammar. */
  public boolean isValid() {
    return error.isEmpty();
  }

  /** The normalised name, {@code domain/path}; empty for a text that is no reference. */
  public String name() {
    return domain.isEmpty() ? path : domain + "/" + path;
  }

  /** The tag that a pull would ask for: the written one, {@code latest} for none and no digest. */
  public Optional<String> effectiveTag() {
    return isValid() && tag.isEmpty() && digest.isEmpty() ? Optional.of(DEFAULT_TAG) : tag;
  }
}
