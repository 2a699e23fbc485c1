package dev.pullpolicy.admission;

import dev.pullpolicy.policy.Requester;
import dev.pullpolicy.workload.Reading;
import dev.pullpolicy.workload.WorkloadKind;
import java.util.Optional;

/**
 * The {@code request} of an AdmissionReview, as far as it was read: fields that were not reached
 * are empty.
 *
 * @param uid to be echoed
 * @param operation {@code CREATE}, {@code UPDATE}, {@code DELETE} or {@code CONNECT}
 * @param resource what is asked about
 * @param kind the object's kind without its group; see {@link #kindInSelectors()}
 * @param namespace the object's namespace
 * @param name the object's name; empty where the API server has yet to make one
 * @param requester who asks
 * @param isDryRun whether nothing is to be stored
 * @param object what became of reading the object; empty where it is {@code null}, or where no
 *     images of the resource are known
 * @param oldObject the same for the object that is there
 */
record AdmissionRequest(
    String uid,
    String operation,
    Resource resource,
    String kind,
    String namespace,
    String name,
    Requester requester,
    boolean isDryRun,
    Optional<Reading> object,
    Optional<Reading> oldObject) {
  private static final String EPHEMERAL_CONTAINERS = "ephemeralcontainers";
  private static final Resource PODS = new Resource("", "pods", "");

  /**
   * A resource as URLs name it.
   *
   * @param group empty for the core group
   * @param plural {@code pods}
   * @param subresource empty for the object itself
   */
  record Resource(String group, String plural, String subresource) {

    boolean isUnknown() {
      return plural.isEmpty();
    }

    /** The object itself. */
    Resource withoutSubresource() {
      return new Resource(group, plural, "");
    }

    @Override
    public String toString() {
      String name = group.isEmpty() ? plural : plural + "." + group;
      return subresource.isEmpty() ? name : name + "/" + subresource;
    }
  }

  /** The object's kind as selectors name it: {@code Deployment}, {@code argoproj.io/Rollout}. */
  String kindInSelectors() {
    return WorkloadKind.of(resource.group(), resource.plural())
        .map(WorkloadKind::toString)
        .orElseGet(() -> resource.group().isEmpty() ? kind : resource.group() + "/" + kind);
  }

  /** Whether the object is a Pod, whatever is done to it. */
  boolean isAboutPod() {
    return resource.withoutSubresource().equals(PODS);
  }

  /** Whether the request writes an object as a whole, other than a Pod. */
  boolean isWorkloadWrite() {
    return isWorkloadUpdate() || (isWrittenWhole() && operation.equals("CREATE"));
  }

  /** Whether the request changes an object as a whole, other than a Pod. */
  boolean isWorkloadUpdate() {
    return isWrittenWhole() && operation.equals("UPDATE");
  }

  private boolean isWrittenWhole() {
    return resource.subresource().isEmpty() && !isAboutPod();
  }

  boolean isPodCreation() {
    return isPods("") && operation.equals("CREATE");
  }

  boolean isPodUpdate() {
    return isPods("") && operation.equals("UPDATE");
  }

  boolean isEphemeralContainersUpdate() {
    return isPods(EPHEMERAL_CONTAINERS) && operation.equals("UPDATE");
  }

  /** Whether the request writes a ConfigMap. */
  boolean isConfigMapWrite() {
    return resource.equals(new Resource("", "configmaps", ""))
        && (operation.equals("CREATE") || operation.equals("UPDATE"));
  }

  private boolean isPods(String subresource) {
    return resource.equals(new Resource(PODS.group(), PODS.plural(), subresource));
  }
}
