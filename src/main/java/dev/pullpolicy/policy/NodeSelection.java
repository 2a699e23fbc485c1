package dev.pullpolicy.policy;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a pod chooses its nodes.
 *
 * @param nodeName {@code spec.nodeName}
 * @param nodeSelectorKeys the label keys of {@code spec.nodeSelector}
 * @param requiredTerms for each term of the required node affinity (any of them holds) the label
 *     keys that it selects ({@code In}, {@code Exists}, {@code Gt}, {@code Lt}); a term on fields
 *     has none
 */
public record NodeSelection(
    Optional<String> nodeName, Set<String> nodeSelectorKeys, List<Set<String>> requiredTerms) {

  /** No choice at all. */
  public static final NodeSelection NONE = new NodeSelection(Optional.empty(), Set.of(), List.of());

  /** Copies, into a set that stays fast when somebody picks keys of one hash code. */
  public NodeSelection {
    nodeSelectorKeys = Collections.unmodifiableSet(new HashSet<>(nodeSelectorKeys));
    requiredTerms = List.copyOf(requiredTerms);
  }

  /** Whether the pod chooses nodes in any way. */
  public boolean selectsNodes() {
    return nodeName.isPresent() || !nodeSelectorKeys.isEmpty() || !requiredTerms.isEmpty();
  }

  /** Whether the pod can run only on nodes that carry one of these labels. */
  public boolean selectsAnyOf(List<String> keys) {
    return keys.stream().anyMatch(nodeSelectorKeys::contains)
        || (!requiredTerms.isEmpty()
            && requiredTerms.stream().allMatch(term -> keys.stream().anyMatch(term::contains)));
  }
}
