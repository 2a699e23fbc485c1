package dev.pullpolicy.workload;

import java.util.List;
import java.util.Optional;

/**
 * What is read from a ConfigMap that holds a document under one key of its {@code data}.
 *
 * @param document the text under that key
 * @param otherKeys the first of the other keys, in their order
 * @param isBeingDeleted whether {@code metadata.deletionTimestamp} is set
 */
public record ConfigMap(Optional<String> document, List<String> otherKeys, boolean isBeingDeleted) {

  /** Copies. */
  public ConfigMap {
    otherKeys = List.copyOf(otherKeys);
  }
}
