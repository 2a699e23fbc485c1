package dev.pullpolicy.cli;

import dev.pullpolicy.image.ImageReference;
import dev.pullpolicy.image.ImageReferenceParser;
import dev.pullpolicy.image.ReferenceKind;
import dev.pullpolicy.policy.ContainerType;
import dev.pullpolicy.policy.Evaluation;
import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.PolicyEvaluator;
import dev.pullpolicy.policy.Resolution;
import java.util.List;
import java.util.Optional;

/** Explains images, as those of a pod's container of which nothing else is known. */
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

  /** The explanation; fails where it depends on namespace labels that were not given. */
  Explanation explain(String written) throws CommandFailedException {
    ImageReference image = ImageReferenceParser.parse(written);
    ReferenceKind kind =
        policy
            .map(evaluator -> evaluator.policy().referenceKind(image))
            .orElseGet(() -> ReferenceKind.of(image, tag -> false));
    return new Explanation(
        image, kind, ImagePullPolicy.kubernetesDefault(image), chosen, decision(image));
  }

  private Optional<Explanation.Decision> decision(ImageReference image)
      throws CommandFailedException {
    if (policy.isEmpty()) {
      return Optional.empty();
    }
    ImageUse use =
        new ImageUse(
            ContainerType.CONTAINER,
            "",
            FieldPath.of("spec", "containers").entry(0),
            image,
            chosen.map(ImagePullPolicy::toString));
    Evaluation<Resolution> evaluation =
        policy.get().resolve(surroundings.contextOfPod(), List.of(use));
    if (evaluation instanceof Evaluation.Undecided<Resolution> undecided) {
      throw new CommandFailedException(undecided.reason() + "; " + Surroundings.LABELS_ADVICE);
    }
    Resolution resolution = ((Evaluation.Decided<Resolution>) evaluation).results().get(0);
    return resolution
        .resolved()
        .map(resolved -> new Explanation.Decision(resolved, resolution.decider()));
  }
}
