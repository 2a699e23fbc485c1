package dev.pullpolicy.source;

import io.fabric8.kubernetes.api.model.Namespace;
import java.util.Map;

/** The labels of a namespace: all that is kept of one, since a cluster may have 100,000. */
final class Labels {
  private Labels() {}

  static Map<String, String> of(Namespace namespace) {
    Map<String, String> labels = namespace.getMetadata().getLabels();
    return labels == null ? Map.of() : Map.copyOf(labels);
  }
}
