package dev.pullpolicy.verify;

import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.ImageUse;

/**
 * Whether the API server runs its AlwaysPullImages plugin, which makes every pod {@code Always}
 * before any webhook is asked, and refuses afterwards what is anything else.
 */
enum AlwaysPullImages {
  /** A {@link PluginProbe} has shown that it does not. */
  ABSENT,
  /** One has shown that it does. */
  PRESENT,
  /** No sample tells it: pods should come as they are sent, but {@code Always} proves nothing. */
  UNKNOWN;

  /** The pull policy with which a container comes to the webhook. */
  ImagePullPolicy arrival(ImageUse use) {
    return this == PRESENT
        ? ImagePullPolicy.ALWAYS
        : use.declared().orElseGet(() -> ImagePullPolicy.kubernetesDefault(use.image()));
  }
}
