package dev.pullpolicy.admission;

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
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the author of an object is told although nothing of it is refused; most of it about
 * workloads, since nobody sees what is said of their pods. Where it depends on namespace labels
 * that are not known it is not said.
 *
 * @param given what a workload's pods are given other than what stands in it, of the uses that are
 *     new or changed
 * @param stale the stale defaults that an update leaves
 * @param passed what a pod is not refused for, since the policy changed while it was on its way
 * @param later what a workload's pods break when a controller makes them: of every use, since all
 *     uses of a pod are new
 */
record Remarks(
    List<PullPolicyChange> given,
    StaleDefaults stale,
    List<Violation> passed,
    Evaluation.Decided<Violation> later) {
  private static final Evaluation.Decided<Violation> NOTHING = new Evaluation.Decided<>(List.of());

  /** About that object, of which that is judged. */
  static Remarks of(
      AdmissionRequest request, ObjectChange change, RequestBasis policy, List<JudgedPod> judged) {
    StaleDefaults stale = StaleDefaults.of(request, change, policy);
    if (request.isAboutPod()) {
      return new Remarks(List.of(), stale, List.of(), NOTHING);
    }
    PolicyEvaluator evaluator = policy.snapshot().evaluator();
    return new Remarks(
        given(evaluator, judged),
        stale,
        List.of(),
        later(evaluator, policy.judgedPods(request, JudgedUses.all(change.object()))));
  }

  private static List<PullPolicyChange> given(PolicyEvaluator evaluator, List<JudgedPod> pods) {
    return pods.stream()
        .flatMap(pod -> resolutions(evaluator, pod))
        .flatMap(resolution -> resolution.givenToItsPods().stream())
        .sorted(Comparator.comparing(each -> each.use().path()))
        .toList();
  }

  private static Stream<Resolution> resolutions(PolicyEvaluator evaluator, JudgedPod pod) {
    List<ImageUse> uses =
        pod.uses().stream().filter(JudgedUse::isUseChanged).map(JudgedUse::use).toList();
    return evaluator.resolve(pod.context(), uses) instanceof Evaluation.Decided<Resolution> known
        ? known.results().stream()
        : Stream.empty();
  }

  private static Evaluation.Decided<Violation> later(
      PolicyEvaluator evaluator, List<JudgedPod> pods) {
    List<JudgedPod> made = pods.stream().map(JudgedPod::ofItsPods).toList();
    return evaluator.judge(made, Basis.RESOLVED) instanceof Evaluation.Decided<Violation> known
        ? known
        : NOTHING;
  }

  /** The same, and what a pod on its way is not refused for. */
  Remarks and(List<Violation> others) {
    return new Remarks(given, stale, others, later);
  }

  /** Adds them, with the violations that are said: what weighs most comes first. */
  void addTo(Warnings warnings, List<Violation> said) {
    passed.forEach(warnings::addPassed);
    refusedLater(said).forEach(warnings::addLater);
    said.forEach(warnings::add);
    given.stream().map(PullPolicyChange::sentenceOfItsPods).forEach(warnings::add);
    stale.addTo(warnings);
    warnings.leaveOut(later.omitted().denied());
  }

  /** What new pods will be refused for, and what they would be, unless that was said. */
  List<Violation> refusedLater(List<Violation> said) {
    return later.results().stream()
        .filter(violation -> violation.action() == Action.DENY)
        .filter(each -> DenialText.refuses(each) || said.stream().noneMatch(each::isSameBreachAs))
        .toList();
  }

  /** What is counted and logged of them. */
  Findings findings() {
    List<BrokenEntry> refused =
        later.broken().stream().filter(entry -> entry.action() == Action.DENY).toList();
    return Findings.ofLater(refused, stale.left());
  }
}
