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

  private static final Set<String> CLIENT_SIDE_APPLY = Set.of("kubectl-client-side-apply");

  /** Whether somebody wrote the pull policy. */
  public enum Written {
    /** Somebody applies it. */
    YES,
    /** The API server filled it in. */
    NO,
    /** It cannot be told. */
    UNKNOWN
  }

  /** Copies, in order of names. */
  public PolicyOwners {
    appliers = Collections.unmodifiableSet(new TreeSet<>(appliers));
    updaters = Collections.unmodifiableSet(new TreeSet<>(updaters));
  }

  /** Whether somebody wrote it. Client-side apply lists every field, and says elsewhere which. */
  public Written isWritten() {
    if (!appliers.isEmpty() || lastApplied == LastApplied.WITH_POLICY) {
      return Written.YES;
    }
    boolean isFilledIn =
        updaters.isEmpty()
            || (updaters.equals(CLIENT_SIDE_APPLY) && lastApplied == LastApplied.WITHOUT_POLICY);
    return isFilledIn ? Written.NO : Written.UNKNOWN;
  }
}
