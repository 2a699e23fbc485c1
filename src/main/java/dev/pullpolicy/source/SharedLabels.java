package dev.pullpolicy.source;

import io.fabric8.kubernetes.api.model.Namespace;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The labels of many namespaces, where what is the same in several is kept once: most have the keys
 * of all others, and few values. Without, 100,000 namespaces need twice the memory.
 */
final class SharedLabels {
  /**
   * Bounds what is kept here: 16 KiB, and at the most so many keys and values of which few are in
   * use no longer. More than the different ones of most clusters.
   */
  private static final int SLOTS = 4_096;

  private final String[] texts = new String[SLOTS];

  Map<String, String> of(Namespace namespace) {
    String name = namespace.getMetadata().getName();
    return Labels.of(namespace).entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                label -> shared(label.getKey()), label -> shared(label.getValue(), name)));
  }

  /** Kubernetes gives every namespace a label with its name. */
  private String shared(String text, String name) {
    return text.equals(name) ? name : shared(text);
  }

  /** One that came later takes the slot; so there is nothing to look after. */
  private String shared(String text) {
    int slot = Math.floorMod(text.hashCode(), SLOTS);
    String known = texts[slot];
    if (text.equals(known)) {
      return known;
    }
    texts[slot] = text;
    return text;
  }
}
