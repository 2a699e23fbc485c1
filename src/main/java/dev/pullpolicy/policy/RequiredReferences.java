package dev.pullpolicy.policy;

import dev.pullpolicy.image.ImageReference;
import dev.pullpolicy.image.ReferenceKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code require.references}: the reference is of one of these kinds. */
public record RequiredReferences(List<ReferenceKind> allowed) implements Requirement {

  /** Copies. */
  public RequiredReferences {
    allowed = List.copyOf(allowed);
  }

  @Override
  public boolean holds(Subject subject) {
    return allowed.contains(subject.referenceKind());
  }

  @Override
  public Breach breach(Subject subject, Scope scope) {
    ImageReference image = subject.use().image();
    String error = image.error().map(e -> " (" + e.message() + ")").orElse("");
    return new Breach(
        "image %s is %s%s, must be %s"
            .formatted(
                Printable.quoted(image.written()),
                subject.referenceKind(),
                error,
                Requirement.anyOf(allowed)),
        advice(image));
  }

  private String advice(ImageReference image) {
    Set<ReferenceKind> valid = EnumSet.complementOf(EnumSet.of(ReferenceKind.INVALID));
    return !image.isValid() && allowed.containsAll(valid)
        ? "correct the reference"
        : Requirement.anyOf(allowed.stream().map(kind -> advice(kind, image)).toList());
  }

  @Override
  public FieldPath field(ImageUse use) {
    return use.imagePath();
  }

  private static String advice(ReferenceKind kind, ImageReference image) {
    return switch (kind) {
      case UNTAGGED -> "name it without tag and digest";
      case LATEST -> "use the tag latest";
      case FLOATING -> "use a floating tag";
      case TAG -> "use a fixed tag";
      case DIGEST ->
          image.isValid()
              ? "pin it by digest (%s@sha256:...)".formatted(Printable.escaped(image.name()))
              : "pin it by digest (name@sha256:...)";
      case INVALID -> "use a text that is no reference";
    };
  }
}
