package dev.pullpolicy.admission;

import dev.pullpolicy.workload.FieldOwners;
import dev.pullpolicy.workload.Workload;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a request does to an object that names images.
 *
 * @param object as it will be
 * @param old as it is; empty at creation
 * @param owners finds out who wrote the pull policies of the object; few decisions need it
 */
record ObjectChange(
    Workload object, Optional<Workload> old, Supplier<Optional<FieldOwners>> owners) {}
