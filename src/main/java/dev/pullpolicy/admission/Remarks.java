package dev.pullpolicy.admission;

import dev.pullpolicy.metrics.Findings;
import dev.pullpolicy.policy.Action;
import dev.pullpolicy.policy.BrokenEntry;
import dev.pullpolicy.policy.JudgedPod;
import dev.pullpolicy.policy.Outlook;
import dev.pullpolicy.policy.PullPolicyChange;
import dev.pullpolicy.policy.Violation;
import java.util.List;

/**
 * What the author of an object is told although nothing of it is refused. Where it depends on
 * namespace labels that are not known it is not said.
 *
 * @param outlook what becomes of a workload's pods
 * @param stale the stale defaults that an update leaves
 * @param passed what a pod is not refused for, since the policy changed while it was on its way
 */
record Remarks(Outlook outlook, StaleDefaults stale, List<Violation> passed) {

  /** About that object, of which that is judged. */
  static Remarks of(
      AdmissionRequest request, ObjectChange change, RequestBasis policy, List<JudgedPod> judged) {
    StaleDefaults stale = StaleDefaults.of(request, change, policy);
    if (request.isAboutPod()) {
      return new Remarks(Outlook.CLEAR, stale, List.of());
    }
    List<JudgedPod> all = policy.judgedPods(request, JudgedUses.all(change.object()));
    return new Remarks(Outlook.of(policy.snapshot().evaluator(), judged, all), stale, List.of());
  }

  /** The same, and what a pod on its way is not refused for. */
  Remarks and(List<Violation> others) {
    return new Remarks(outlook, stale, others);
  }

  /** Adds them, with the violations that are said: what weighs most comes first. */
  void addTo(Warnings warnings, List<Violation> said) {
    passed.forEach(warnings::addPassed);
    outlook.refusedLater(said).forEach(warnings::addLater);
    said.forEach(warnings::add);
    outlook.given().stream().map(PullPolicyChange::sentenceOfItsPods).forEach(warnings::add);
    stale.addTo(warnings);
    warnings.leaveOut(outlook.later().omitted().denied());
  }

  /** What is counted and logged of them. */
  Findings findings() {
    List<BrokenEntry> refused =
        outlook.later().broken().stream().filter(entry -> entry.action() == Action.DENY).toList();
    return Findings.ofLater(refused, stale.left());
  }
}
