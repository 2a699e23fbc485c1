package dev.pullpolicy.policy;

import dev.pullpolicy.image.ReferenceKind;
import java.util.Optional;

/**
 * What selectors and requirements look at: one image use in its context.
 *
 * @param context the object around it
 * @param use the image use
 * @param referenceKind the kind of its reference, by the policy's floating tags
 * @param pullPolicy the pull policy in question: the declared one for defaults, overrides and
 *     exemptions, the judged one for rules; empty where the field holds no pull policy, and where
 *     there is no field
 */
public record Subject(
    PolicyContext context,
    ImageUse use,
    ReferenceKind referenceKind,
    Optional<ImagePullPolicy> pullPolicy) {

  /** The same use in the pods that controllers will make. */
  Subject ofItsPods() {
    return new Subject(context.ofItsPods(), use, referenceKind, pullPolicy);
  }

  /** The same subject with another pull policy in question. */
  Subject with(ImagePullPolicy other) {
    return new Subject(context, use, referenceKind, Optional.of(other));
  }
}
