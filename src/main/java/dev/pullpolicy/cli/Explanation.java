package dev.pullpolicy.cli;

import dev.pullpolicy.image.ImageReference;
import dev.pullpolicy.image.ReferenceKind;
import dev.pullpolicy.policy.Decider;
import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.PullPolicyChange;
import dev.pullpolicy.report.ObjectName;
import dev.pullpolicy.report.Place;
import java.util.Optional;

/**
 * Why an image gets its pull policy.
 *
 * @param image the reference
 * @param kind how firmly it names one image
 * @param kubernetesDefault what the API server fills into an empty field
 * @param chosen the pull policy that was declared
 * @param decision what a policy document makes of it; empty without one
 * @param origin where it stands; empty where it was given by itself
 */
record Explanation(
    ImageReference image,
    ReferenceKind kind,
    ImagePullPolicy kubernetesDefault,
    Optional<ImagePullPolicy> chosen,
    Optional<Decision> decision,
    Optional<Origin> origin) {

  /**
   * What pods get.
   *
   * @param resolved their pull policy
   * @param decider what decided it
   * @param reported what they would get, were it not only reported
   */
  record Decision(ImagePullPolicy resolved, Decider decider, Optional<PullPolicyChange> reported) {}

  /** Where an image stands in a manifest. */
  record Origin(Place place, ObjectName object, ImageUse use) {}

  /** The same explanation of an image that stands there. */
  Explanation at(Origin there) {
    return new Explanation(image, kind, kubernetesDefault, chosen, decision, Optional.of(there));
  }

  /** What pods get. */
  ImagePullPolicy resolved() {
    return decision.map(Decision::resolved).or(() -> chosen).orElse(kubernetesDefault);
  }
}
