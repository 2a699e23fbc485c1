package dev.pullpolicy.cli.kubelet;

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
  static KubeletFact fact(String id, Scope scope, String label, String sentence, Proof... proofs) {
    return new KubeletFact(id, scope, label, sentence, List.of(proofs));
  }
}
