package dev.pullpolicy.workload;

/**
 * What the annotation {@code kubectl.kubernetes.io/last-applied-configuration} says of a container:
 * the manifest that client-side apply wrote last.
 */
public enum LastApplied {
  /** There is no such annotation. */
  ABSENT,
  /** It is too long, or no such object. */
  UNREADABLE,
  /** It does not name the container. */
  WITHOUT_CONTAINER,
  /** It names the container, without a pull policy. */
  WITHOUT_POLICY,
  /** It names the container with a pull policy. */
  WITH_POLICY
}
