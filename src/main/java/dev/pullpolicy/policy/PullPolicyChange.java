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
    String from = use.declaredText().map(text -> " " + Printable.escaped(text)).orElse("");
    String verb = use.declaredText().isPresent() ? "replaced by" : "set to";
    return "%s: %s %s (%s): %s%s %s %s %s for image %s%s"
        .formatted(
            decider.name().isEmpty() ? decider.kind() : decider.name(),
            use.type().noun(),
            Printable.quoted(use.name()),
            use.path(),
            use.type().policyField(),
            from,
            reportedBy.isPresent() ? "would be" : "was",
            verb,
            to,
            Printable.quoted(use.image().written()),
            reportedBy.map(by -> " (not written: " + by + ")").orElse(""));
  }
}
