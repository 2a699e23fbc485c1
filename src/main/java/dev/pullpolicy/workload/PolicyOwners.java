package dev.pullpolicy.workload;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who lists the pull policy's field of one image use as theirs. An entry of operation Update lists
 * a field also where nobody wrote it, since the API server had filled it in before it was listed;
 * one of operation Apply lists what was written.
 *
 * @param appliers managers whose entries of operation Apply list the field
 * @param updaters managers whose entries of operation Update list it
 * @param lastApplied what client-side apply wrote last
 */
public record PolicyOwners(Set<String> appliers, Set<String> updaters, LastApplied lastApplied) {

  /** Copies, in order of names. */
  public PolicyOwners {
    appliers = Collections.unmodifiableSet(new TreeSet<>(appliers));
    updaters = Collections.unmodifiableSet(new TreeSet<>(updaters));
  }
}
