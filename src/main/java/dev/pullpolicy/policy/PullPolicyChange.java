package dev.pullpolicy.policy;

import java.util.Optional;

/**
 * A pull policy that is written into an object, or would be.
 *
 * @param use the image use as it was given
 * @param to what is written
 * @param decider what decided it
 * @param reportedBy why it is only reported: {@code enforcement: Report}, {@code exemption NAME};
 *     empty where it is written
 */
public record PullPolicyChange(
    ImageUse use, ImagePullPolicy to, Decider decider, Optional<String> reportedBy) {

  /** Whether a value that its author chose is written over. */
  public boolean overwritesChoice() {
    return decider.kind() == Decider.Kind.OVERRIDE
        && use.declared()
            .filter(p -> p != ImagePullPolicy.kubernetesDefault(use.image()))
            .isPresent();
  }

  /** The change as a sentence, without a final period. */
  public String sentence() {
    return "%s: %s %s (%s): %s %s for image %s%s"
        .formatted(
            decider.name().isEmpty() ? decider.kind() : decider.name(),
            use.type().noun(),
            Printable.quoted(use.name()),
            use.path(),
            use.type().policyField(),
            happens(),
            Printable.quoted(use.image().written()),
            reportedBy.map(by -> " (not written: " + by + ")").orElse(""));
  }

  private String happens() {
    String auxiliary = reportedBy.isPresent() ? "would be" : "was";
    if (use.declared().filter(to::equals).isPresent()) {
      return "would stay " + to;
    }
    return use.declaredText()
        .map(text -> "%s %s replaced by %s".formatted(Printable.escaped(text), auxiliary, to))
        .orElseGet(() -> "%s set to %s".formatted(auxiliary, to));
  }
}
