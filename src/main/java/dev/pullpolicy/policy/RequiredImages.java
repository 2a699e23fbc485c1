package dev.pullpolicy.policy;

import dev.pullpolicy.image.ImageReference;
import java.util.List;

/** {@code require.images}: the reference matches one of these patterns. */
public record RequiredImages(List<ImagePattern> patterns) implements Requirement {

  /** Copies. */
  public RequiredImages {
    patterns = List.copyOf(patterns);
  }

  @Override
  public boolean holds(Subject subject) {
    for (ImagePattern pattern : patterns) {
      if (pattern.matches(subject.use().image())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int comparisons() {
    return patterns.size();
  }

  @Override
  public Breach breach(Subject subject, Scope scope) {
    ImageReference image = subject.use().image();
    String error = image.error().map(e -> " (" + e.message() + ")").orElse("");
    return new Breach(
        "image %s%s matches none of %s"
            .formatted(Printable.quoted(image.written()), error, Requirement.list(patterns)),
        "use an image from one of them");
  }

  @Override
  public FieldPath field(ImageUse use) {
    return use.imagePath();
  }
}
