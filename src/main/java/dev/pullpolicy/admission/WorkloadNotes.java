package dev.pullpolicy.admission;

import dev.pullpolicy.admission.JudgedUses.JudgedTemplate;
import dev.pullpolicy.metrics.Findings;
import dev.pullpolicy.policy.Action;
import dev.pullpolicy.policy.BrokenEntry;
import dev.pullpolicy.policy.Evaluation;
import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.JudgedPod;
import dev.pullpolicy.policy.JudgedUse;
import dev.pullpolicy.policy.PolicyEvaluator;
import dev.pullpolicy.policy.PolicyEvaluator.Basis;
import dev.pullpolicy.policy.PullPolicyChange;
import dev.pullpolicy.policy.Resolution;
import dev.pullpolicy.policy.Violation;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the author of a workload is told although it is admitted, since nobody sees what is said of
 * its pods. Where that depends on namespace labels that are not known, it is not said: nothing is
 * refused here.
 */
final class WorkloadNotes {
  private final AdmissionRequest request;
  private final ObjectChange change;
  private final RequestBasis policy;
  private final List<PullPolicyChange> given;

  WorkloadNotes(
      AdmissionRequest request,
      ObjectChange change,
      RequestBasis policy,
      List<JudgedTemplate> judged) {
    this.request = request;
    this.change = change;
    this.policy = policy;
    this.given =
        policy.judgedPods(request, judged).stream()
            .flatMap(this::resolutions)
            .flatMap(resolution -> resolution.givenToItsPods().stream())
            .toList();
  }

  /** Adds them, and tells what is counted of them. */
  Findings addTo(Warnings warnings) {
    given.stream().map(PullPolicyChange::sentenceOfItsPods).forEach(warnings::add);
    StaleDefaults stale = StaleDefaults.of(request, change, policy);
    stale.addTo(warnings);
    return Findings.ofLater(addRefusedLater(warnings), stale.left());
  }

  /** What the pods are given other than what stands, of the uses that are new or changed. */
  List<PullPolicyChange> given() {
    return given;
  }

  private Stream<Resolution> resolutions(JudgedPod pod) {
    List<ImageUse> uses = pod.uses().stream().map(JudgedUse::use).toList();
    return evaluator().resolve(pod.context(), uses) instanceof Evaluation.Decided<Resolution> known
        ? known.results().stream()
        : Stream.empty();
  }

  /**
   * What the workload's pods will be refused for, when a controller makes them: of every use, since
   * all uses of a pod are new. What is only reported is counted, and not said.
   */
  private List<BrokenEntry> addRefusedLater(Warnings warnings) {
    List<JudgedPod> pods =
        policy.judgedPods(request, JudgedUses.all(change.object())).stream()
            .map(JudgedPod::ofItsPods)
            .toList();
    if (evaluator().judge(pods, Basis.RESOLVED) instanceof Evaluation.Decided<Violation> known) {
      known.results().stream()
          .filter(DenialText::refuses)
          .forEach(violation -> warnings.add("new pods will be refused: " + violation.sentence()));
      warnings.leaveOut(known.omitted().denied());
      return known.broken().stream().filter(entry -> entry.action() == Action.DENY).toList();
    }
    return List.of();
  }

  private PolicyEvaluator evaluator() {
    return policy.snapshot().evaluator();
  }
}
