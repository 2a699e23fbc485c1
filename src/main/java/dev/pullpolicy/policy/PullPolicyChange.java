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
    return decider.kind() == Decider.Kind.OVERRIDE && chosen().isPresent();
  }

  /** The change as a sentence, without a final period. */
  public String sentence() {
    return sentence(happens());
  }

  /** The change of a workload's pods, as a sentence about the workload without a final period. */
  public String sentenceOfItsPods() {
    String verb = reportedBy.isPresent() ? "would be" : "are";
    return sentence("is %s, but its pods %s given %s".formatted(stands(), verb, to));
  }

  private String sentence(String event) {
    return "%s: %s: %s %s for image %s%s"
        .formatted(
            decider.name().isEmpty() ? decider.kind() : decider.name(),
            use.described(),
            use.type().policyField(),
            event,
            Printable.quoted(use.image().written()),
            reportedBy.map(by -> " (not written: " + by + ")").orElse(""));
  }

  private String happens() {
    String auxiliary = reportedBy.isPresent() ? "would be" : "was";
    if (use.standing().filter(to::equals).isPresent()) {
      return (reportedBy.isPresent() ? "would stay " : "was set to ") + to;
    }
    return use.standing()
        .map(policy -> "%s %s replaced by %s".formatted(policy, auxiliary, to))
        .orElseGet(() -> "%s set to %s".formatted(auxiliary, to));
  }

  private String stands() {
    return chosen()
        .map(ImagePullPolicy::toString)
        .orElseGet(() -> ImagePullPolicy.kubernetesDefault(use.image()) + ", Kubernetes' default");
  }

  private Optional<ImagePullPolicy> chosen() {
    return use.declared().filter(p -> p != ImagePullPolicy.kubernetesDefault(use.image()));
  }
}
