package dev.pullpolicy.cli;

import dev.pullpolicy.image.ImageReference;
import dev.pullpolicy.image.ReferenceKind;
import dev.pullpolicy.policy.Decider;
import dev.pullpolicy.policy.ImagePullPolicy;
import java.util.Optional;

/**
 * Why an image gets its pull policy.
 *
 * @param image the reference
 * @param kind how firmly it names one image
 * @param kubernetesDefault what the API server fills into an empty field
 * @param chosen the pull policy that was declared
 * @param decision what a policy document makes of it; empty without one
 */
record Explanation(
    ImageReference image,
    ReferenceKind kind,
    ImagePullPolicy kubernetesDefault,
    Optional<ImagePullPolicy> chosen,
    Optional<Decision> decision) {

  /** What pods get, and what decided it. */
  record Decision(ImagePullPolicy resolved, Decider decider) {}

  /** What pods get. */
  ImagePullPolicy resolved() {
    return decision.map(Decision::resolved).or(() -> chosen).orElse(kubernetesDefault);
  }
}
