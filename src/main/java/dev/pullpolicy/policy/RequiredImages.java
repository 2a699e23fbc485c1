package dev.pullpolicy.policy;

import dev.pullpolicy.image.ImageReference;
import java.util.List;
import java.util.Optional;

/** {@code require.images}: the reference matches one of these patterns. */
public record RequiredImages(List<ImagePattern> patterns) implements Requirement {

  /** Copies. */
  public RequiredImages {
    patterns = List.copyOf(patterns);
  }

  @Override
  public Optional<Breach> check(Subject subject, Scope scope) {
    if (patterns.stream().anyMatch(pattern -> pattern.matches(subject.use().image()))) {
      return Optional.empty();
    }
    ImageReference image = subject.use().image();
    String error = image.error().map(e -> " (" + e.message() + ")").orElse("");
    return Optional.of(
        new Breach(
            "image %s%s matches none of %s"
                .formatted(Printable.quoted(image.written()), error, Requirement.list(patterns)),
            "use an image from one of them"));
  }

  @Override
  public FieldPath field(ImageUse use) {
    return use.imagePath();
  }
}
