package dev.pullpolicy.workload;

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
   */
  record Malformed(String message) implements Reading {}

  /** It is too much to be judged. */
  record BeyondBound(Bound bound) implements Reading {}
}
