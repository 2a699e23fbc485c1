package dev.pullpolicy.archviolation.admission;

import io.fabric8.kubernetes.api.model.Pod;

/** Uses the object model of the client library. */
final class KnowsFabric8 {
  private KnowsFabric8() {}

  static String name(Pod pod) {
    return pod.getMetadata().getName();
  }
}
