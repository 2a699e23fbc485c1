package dev.pullpolicy.admission;

import dev.pullpolicy.workload.FieldOwners;
import dev.pullpolicy.workload.Reading;
import dev.pullpolicy.workload.Workload;
import dev.pullpolicy.workload.WorkloadShapes;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a request does to an object that names images.
 *
 * @param object as it will be
 * @param old as it is; empty at creation, and where it cannot be read: then all of the object is
 *     new
 * @param owners finds out who wrote the pull policies of the object; few decisions need it
 */
record ObjectChange(
    Workload object, Optional<Workload> old, Supplier<Optional<FieldOwners>> owners) {

  /** The change that a request asks for; empty where its object was not read. */
  static Optional<ObjectChange> of(ReviewEdge.Asked asked, WorkloadShapes known) {
    Optional<Workload> old = asked.request().oldObject().flatMap(ObjectChange::found);
    return asked
        .request()
        .object()
        .flatMap(ObjectChange::found)
        .map(object -> new ObjectChange(object, old, () -> owners(asked.body(), known)));
  }

  private static Optional<Workload> found(Reading reading) {
    return reading instanceof Reading.Found found
        ? Optional.of(found.workload())
        : Optional.empty();
  }

  /** Reads the request once more, for who wrote the pull policies. */
  private static Optional<FieldOwners> owners(byte[] body, WorkloadShapes known) {
    return ReviewReader.readWithOwners(body, known)
        .request()
        .object()
        .flatMap(ObjectChange::found)
        .flatMap(Workload::owners);
  }

  /**
   * Whether the object is let be: a mirror pod; what a controller made of a workload that was
   * judged; and what is being deleted, which was there before: anybody can write the time into a
   * new pod.
   */
  boolean isLetBe(AdmissionRequest request) {
    boolean isMade =
        request.isAboutPod() ? object.meta().isMirrorPod() : object.meta().controller().isPresent();
    return isMade || (object.meta().isBeingDeleted() && old.isPresent());
  }

  /** Whether it is an update that changes no image use. */
  boolean changesNothing() {
    return old.isPresent() && JudgedUses.of(object, old).isEmpty();
  }
}
