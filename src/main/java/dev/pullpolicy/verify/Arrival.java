package dev.pullpolicy.verify;

import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.ImageUse;

/** What pull policy a pod has when the API server asks the webhook about it. */
enum Arrival {
  /** What it was sent with, or Kubernetes' default. */
  AS_SENT,
  /**
   * {@code Always}, whatever it was sent with: the API server's AlwaysPullImages plugin, which goes
   * before any webhook, and refuses afterwards what is anything else.
   */
  ALWAYS;

  ImagePullPolicy of(ImageUse use) {
    return this == ALWAYS
        ? ImagePullPolicy.ALWAYS
        : use.declared().orElseGet(() -> ImagePullPolicy.kubernetesDefault(use.image()));
  }
}
