package dev.pullpolicy.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The resolved policy of one image use.
 *
 * @param use the image use as it was given
 * @param resolved what the pod gets; empty where something is declared that is no pull policy,
 *     which is left to the API server to refuse, and where the object has no field for it
 * @param decider what decided it
 * @param change what is to be written; empty where the object already says it, or must be left
 *     alone
 * @param reported what is not written because it is only reported
 */
public record Resolution(
    ImageUse use,
    Optional<ImagePullPolicy> resolved,
    Decider decider,
    Optional<PullPolicyChange> change,
    Optional<PullPolicyChange> reported) {

  /**
   * What a workload's pods get, or would, other than what stands in the workload: written there and
   * nowhere else.
   */
  public List<PullPolicyChange> givenToItsPods() {
    return Stream.concat(change.stream(), reported.stream())
        .filter(given -> use.standing().filter(given.to()::equals).isEmpty())
        .toList();
  }

  /** The resolution of a use of which no pull policy is known. */
  static Resolution leftToTheApiServer(ImageUse use) {
    return new Resolution(
        use,
        Optional.empty(),
        new Decider(Decider.Kind.CHOSEN, ""),
        Optional.empty(),
        Optional.empty());
  }
}
