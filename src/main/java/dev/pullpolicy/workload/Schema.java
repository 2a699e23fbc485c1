package dev.pullpolicy.workload;

/**
 * Who says of what types the fields of an object are.
 *
 * <p>Inside of pod templates it is always Kubernetes. On the way to them it is not: the API server
 * has decoded a Deployment, but the paths of a custom resource are somebody's guess at a schema
 * that is not known here.
 */
enum Schema {
  /**
   * Kubernetes: a field of another type on the way to a pod template makes the object malformed.
   */
  KUBERNETES,
  /**
   * A custom resource: what a path meets of another type is not what the path means, and is passed
   * over; the resource's own controller could not read it either. Images can be placeholders.
   */
  CUSTOM
}
