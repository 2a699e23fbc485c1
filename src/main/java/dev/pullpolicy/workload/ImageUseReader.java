package dev.pullpolicy.workload;

import dev.pullpolicy.image.ImageReference;
import dev.pullpolicy.image.ImageReferenceParser;
import dev.pullpolicy.policy.ContainerType;
import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.ImageUse;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads one entry of a list of containers or volumes. An entry that names no image is no image use:
 * the API server refuses such a container, and most volumes hold none.
 */
final class ImageUseReader {
  private final Tokens tokens;
  private String name = "";
  private Optional<String> image = Optional.empty();
  private Optional<String> declared = Optional.empty();

  ImageUseReader(Tokens tokens) {
    this.tokens = tokens;
  }

  /** The container at that path. */
  Optional<ImageUse> container(ContainerType type, FieldPath path) throws IOException {
    tokens.object(this::containerField);
    return use(type, path);
  }

  private void containerField(String field) throws IOException {
    switch (field) {
      case "name" -> name = tokens.text().orElse("");
      case "image" -> image = tokens.text();
      case "imagePullPolicy" -> declared = tokens.text();
      default -> {}
    }
  }

  /** The image of the volume at that path, KEP-4639. */
  Optional<ImageUse> volume(FieldPath path) throws IOException {
    tokens.object(this::volumeField);
    return use(ContainerType.IMAGE_VOLUME, path.field("image"));
  }

  private void volumeField(String field) throws IOException {
    switch (field) {
      case "name" -> name = tokens.text().orElse("");
      case "image" -> tokens.object(this::volumeImageField);
      default -> {}
    }
  }

  private void volumeImageField(String field) throws IOException {
    switch (field) {
      case "reference" -> image = tokens.text();
      case "pullPolicy" -> declared = tokens.text();
      default -> {}
    }
  }

  private Optional<ImageUse> use(ContainerType type, FieldPath path) {
    return image.map(text -> new ImageUse(type, name, path, parse(text), declared));
  }

  private static ImageReference parse(String text) {
    return ImageReferenceParser.parse(text);
  }
}
