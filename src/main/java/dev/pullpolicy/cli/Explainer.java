package dev.pullpolicy.cli;

import dev.pullpolicy.image.ImageReference;
import dev.pullpolicy.image.ImageReferenceParser;
import dev.pullpolicy.image.ReferenceKind;
import dev.pullpolicy.policy.ContainerType;
import dev.pullpolicy.policy.Decider;
import dev.pullpolicy.policy.Evaluation;
import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.PolicyContext;
import dev.pullpolicy.policy.PolicyEvaluator;
import dev.pullpolicy.policy.PullPolicyChange;
import dev.pullpolicy.policy.Resolution;
import java.util.List;
import java.util.Optional;

/** Explains images, each in its context. */
final class Explainer {
  private final Optional<PolicyEvaluator> policy;
  private final Surroundings surroundings;
  private final Optional<ImagePullPolicy> chosen;

  /** By that policy, if there is one, in these surroundings, with that pull policy declared. */
  Explainer(
      Optional<PolicyEvaluator> policy,
      Surroundings surroundings,
      Optional<ImagePullPolicy> chosen) {
    this.policy = policy;
    this.surroundings = surroundings;
    this.chosen = chosen;
  }

  /** The explanation of an image of a container of which nothing else is known. */
  Explanation explain(String written) throws CommandFailedException {
    ImageUse use =
        new ImageUse(
            ContainerType.CONTAINER,
            "",
            FieldPath.of("spec", "containers").entry(0),
            ImageReferenceParser.parse(written),
            chosen.map(ImagePullPolicy::toString));
    return explain(use, surroundings.contextOfPod());
  }

  /** The explanation; fails where it depends on namespace labels that were not given. */
  Explanation explain(ImageUse use, PolicyContext context) throws CommandFailedException {
    ImageReference image = use.image();
    ReferenceKind kind =
        policy
            .map(evaluator -> evaluator.policy().referenceKind(image))
            .orElseGet(() -> ReferenceKind.of(image, tag -> false));
    return new Explanation(
        image,
        kind,
        ImagePullPolicy.kubernetesDefault(image),
        use.declared(),
        decision(use, context),
        Optional.empty());
  }

  private Optional<Explanation.Decision> decision(ImageUse use, PolicyContext context)
      throws CommandFailedException {
    if (policy.isEmpty()) {
      return Optional.empty();
    }
    Evaluation<Resolution> evaluation = policy.get().resolve(context, List.of(use));
    if (evaluation instanceof Evaluation.Undecided<Resolution> undecided) {
      throw new CommandFailedException(Surroundings.advised(undecided.reason()));
    }
    Resolution resolution = ((Evaluation.Decided<Resolution>) evaluation).results().get(0);
    return resolution.resolved().map(resolved -> decision(use, resolved, resolution));
  }

  /** What pods get; under {@code enforcement: Report} what they have anyway. */
  private Explanation.Decision decision(
      ImageUse use, ImagePullPolicy resolved, Resolution resolution) {
    Optional<PullPolicyChange> reported = resolution.reported();
    boolean isLeft = reported.isPresent() && resolution.change().isEmpty();
    ImagePullPolicy standing = use.standing().orElse(resolved);
    return isLeft && standing != resolved
        ? new Explanation.Decision(standing, standingBy(use), reported)
        : new Explanation.Decision(resolved, resolution.decider(), reported);
  }

  private static Decider standingBy(ImageUse use) {
    boolean isChosen =
        use.declared()
            .filter(policy -> policy != ImagePullPolicy.kubernetesDefault(use.image()))
            .isPresent();
    return new Decider(isChosen ? Decider.Kind.CHOSEN : Decider.Kind.KUBERNETES_DEFAULT, "");
  }

  /** The same of objects that the webhook lets be: no policy acts on them. */
  Explainer ofLetBe() {
    return new Explainer(Optional.empty(), surroundings, chosen);
  }
}
