package dev.pullpolicy.policy;

import dev.pullpolicy.image.ImageReference;
import java.util.Optional;

/**
 * A pull policy that was Kubernetes' default for the image that a use had before an update, still
 * stands, and is not the default for the image that it has now: Kubernetes does not compute it
 * again.
 *
 * @param before the image that it was the default for
 * @param use the use as it is now
 * @param now the Kubernetes default for its image
 * @param reportedBy why nothing is to be written: {@code enforcement: Report}, {@code exemption
 *     NAME}; empty where it may be
 */
public record StaleDefault(
    ImageReference before, ImageUse use, ImagePullPolicy now, Optional<String> reportedBy) {
  private static final Decider DECIDER = new Decider(Decider.Kind.STALE_DEFAULT, "");

  /** Whether the update of a use, matched by its place, leaves one. */
  static Optional<StaleDefault> of(ImageUse before, ImageUse use) {
    ImagePullPolicy then = ImagePullPolicy.kubernetesDefault(before.image());
    ImagePullPolicy now = ImagePullPolicy.kubernetesDefault(use.image());
    boolean isLeft = isDeclared(then, before) && isDeclared(then, use);
    return then != now && isLeft
        ? Optional.of(new StaleDefault(before.image(), use, now, Optional.empty()))
        : Optional.empty();
  }

  private static boolean isDeclared(ImagePullPolicy policy, ImageUse use) {
    return use.declared().filter(policy::equals).isPresent();
  }

  /** The same, of which nothing is to be written for that reason. */
  StaleDefault reportedBy(Optional<String> reason) {
    return new StaleDefault(before, use, now, reason);
  }

  /** The default for the new image, as a change. */
  public PullPolicyChange reset() {
    return new PullPolicyChange(use, now, DECIDER, reportedBy);
  }

  /**
   * What is done or to be done, what Kubernetes would choose, and what is left: a warning may be
   * cut, and the end is what can be missed.
   */
  public String sentence(String advice) {
    return "%s: %s: %s, as Kubernetes would choose for image %s (%s); %s was the default for %s"
        .formatted(
            Decider.Kind.STALE_DEFAULT,
            use.described(),
            advice,
            Printable.quoted(use.image().written()),
            ImagePullPolicy.whyKubernetesDefault(use.image()),
            ImagePullPolicy.kubernetesDefault(before),
            Printable.quoted(before.written()));
  }
}
