package dev.pullpolicy.policy;

import java.util.List;

/**
 * What is to be judged of one pod, or of one pod template of a workload.
 *
 * @param context what its uses are judged in
 * @param uses those that are new or changed
 */
public record JudgedPod(PolicyContext context, List<JudgedUse> uses) {

  /** Copies. */
  public JudgedPod {
    uses = List.copyOf(uses);
  }

  /** The same of the pods that controllers will make of it. */
  public JudgedPod ofItsPods() {
    return new JudgedPod(context.ofItsPods(), uses);
  }
}
