package dev.pullpolicy.workload;

import dev.pullpolicy.policy.FieldPath;

/** What became of reading one object. */
public sealed interface Reading {

  /** It was read. */
  record Found(Workload workload) implements Reading {}

  /** It was read, and is a ConfigMap. */
  record FoundConfigMap(ConfigMap configMap) implements Reading {}

  /**
   * It is no such object: broken syntax, or a field of a wrong type.
   *
   * @param message which field, what was found, and what it must be
   * @param path the field, from the beginning of the input; empty where it is not one field
   */
  record Malformed(String message, FieldPath path) implements Reading {}

  /** It is too much to be judged. */
  record BeyondBound(Bound bound) implements Reading {}
}
