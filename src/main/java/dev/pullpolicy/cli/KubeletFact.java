package dev.pullpolicy.cli;

import dev.pullpolicy.image.ReferenceKind;
import dev.pullpolicy.policy.ImagePullPolicy;
import java.util.List;

/**
 * One statement about what a kubelet does.
 *
 * @param id its name in {@code docs/kubelet.md}
 * @param scope when it holds
 * @param label what it is about; statements of one label are read as one sentence
 * @param sentence what it says
 * @param proofs where that was seen
 */
record KubeletFact(String id, Scope scope, String label, String sentence, List<Proof> proofs) {
  /** The policies and references that a statement is about. */
  record Scope(List<ImagePullPolicy> policies, References references) {
    static Scope of(References references, ImagePullPolicy... policies) {
      return new Scope(List.of(policies), references);
    }

    boolean covers(ImagePullPolicy policy, ReferenceKind kind) {
      return policies.contains(policy) && references.cover(kind);
    }
  }
}
