package dev.pullpolicy.admission;

import dev.pullpolicy.admission.JudgedUses.JudgedTemplate;
import dev.pullpolicy.metrics.Endpoint;
import dev.pullpolicy.metrics.Findings;
import dev.pullpolicy.policy.Action;
import dev.pullpolicy.policy.Evaluation;
import dev.pullpolicy.policy.JudgedPod;
import dev.pullpolicy.policy.PolicyEvaluator.Basis;
import dev.pullpolicy.policy.Violation;
import dev.pullpolicy.workload.Bound;
import dev.pullpolicy.workload.Workload;
import java.util.List;
import java.util.Map;

/**
 * Decides what {@code /validate} refuses: new or changed image uses that break a rule, or in which
 * an override is not in force. Pods are judged as they stand, since mutation has changed them
 * before; workloads on what their pods will resolve to.
 */
final class ValidateDecision implements Judge {
  private final WrittenOverrides written;

  ValidateDecision(WrittenOverrides written) {
    this.written = written;
  }

  @Override
  public Endpoint endpoint() {
    return Endpoint.VALIDATE;
  }

  @Override
  public boolean concerns(AdmissionRequest request) {
    return request.isPodCreation()
        || request.isPodUpdate()
        || request.isEphemeralContainersUpdate()
        || request.isWorkloadWrite();
  }

  @Override
  public Answer decide(AdmissionRequest request, ObjectChange change, RequestBasis policy) {
    List<JudgedTemplate> judged = JudgedUses.of(change.object(), change.old());
    if (judged.isEmpty() && request.isAboutPod()) {
      return Answer.allowed(request.uid(), Notes.NONE);
    }
    List<JudgedPod> pods = policy.judgedPods(request, judged);
    Basis basis = request.isAboutPod() ? Basis.STANDING : Basis.RESOLVED;
    Evaluation<Violation> standing = policy.snapshot().evaluator().judge(pods, basis);
    List<Violation> passed = onItsWay(request, pods, policy, standing);
    Evaluation<Violation> evaluation =
        passed.isEmpty() ? standing : policy.snapshot().evaluator().judge(pods, Basis.RESOLVED);
    if (!(evaluation instanceof Evaluation.Decided<Violation> decided)) {
      return Webhook.undecided(request, evaluation);
    }
    Advice advice = new Advice(request, change, written);
    List<Violation> violations = decided.results().stream().map(advice::of).toList();
    Answer answer =
        violations.stream().anyMatch(DenialText::refuses)
            ? denied(request, change, policy, advised(decided, violations))
            : admitted(
                request,
                policy,
                advised(decided, violations),
                Remarks.of(request, change, policy, judged).and(passed));
    return answer.with(found(answer.findings(), change, decided));
  }

  /**
   * What a pod would be refused for, was it not mutated by the policy before, by which it is right,
   * while it was on its way: as this policy mutates it, it is right too.
   */
  private static List<Violation> onItsWay(
      AdmissionRequest request,
      List<JudgedPod> pods,
      RequestBasis policy,
      Evaluation<Violation> standing) {
    boolean isMutated = request.isPodCreation() || request.isEphemeralContainersUpdate();
    boolean passes =
        isMutated
            && policy.before().isPresent()
            && !admits(standing)
            && admits(policy.before().get().judge(pods, Basis.STANDING))
            && admits(policy.snapshot().evaluator().judge(pods, Basis.RESOLVED));
    return passes && standing instanceof Evaluation.Decided<Violation> decided
        ? decided.results().stream().filter(DenialText::refuses).toList()
        : List.of();
  }

  private static boolean admits(Evaluation<Violation> evaluation) {
    return evaluation instanceof Evaluation.Decided<Violation> decided
        && decided.results().stream().noneMatch(DenialText::refuses);
  }

  private static Evaluation.Decided<Violation> advised(
      Evaluation.Decided<Violation> decided, List<Violation> violations) {
    return new Evaluation.Decided<>(violations, decided.omitted(), decided.broken());
  }

  /** Those that the author is told. */
  private static List<Violation> said(Evaluation.Decided<Violation> decided) {
    return decided.results().stream().filter(v -> v.effectiveAction() != Action.AUDIT).toList();
  }

  private static Answer denied(
      AdmissionRequest request,
      ObjectChange change,
      RequestBasis policy,
      Evaluation.Decided<Violation> decided) {
    Denial denial =
        DenialText.of(said(decided), decided.omitted().said(), change.object(), policy.snapshot());
    Map<String, String> audit = AuditAnnotations.ofViolations(policy.snapshot(), decided);
    return Answer.denied(request.uid(), denial, new Notes(List.of(), audit));
  }

  private static Answer admitted(
      AdmissionRequest request,
      RequestBasis policy,
      Evaluation.Decided<Violation> decided,
      Remarks remarks) {
    List<Violation> said = said(decided);
    Warnings warnings = new Warnings();
    remarks.addTo(warnings, said);
    warnings.leaveOut(decided.omitted().warned());
    Map<String, String> audit = AuditAnnotations.ofAdmitted(policy.snapshot(), decided, remarks);
    return Answer.allowed(request.uid(), new Notes(warnings.lines(), audit))
        .with(remarks.findings());
  }

  /** With what is broken, and with the placeholders that were not there before. */
  private static Findings found(
      Findings findings, ObjectChange change, Evaluation.Decided<Violation> decided) {
    int before = change.old().map(Workload::placeholders).orElse(0);
    int more = change.object().placeholders() - before;
    return findings.withBroken(decided.broken()).withPlaceholders(Math.max(0, more));
  }

  @Override
  public Answer beyond(Bound bound, AdmissionRequest request, RequestBasis policy) {
    String message =
        "the object has %s, and nothing is admitted unjudged\npolicy: %s"
            .formatted(bound.exceeded(), policy.snapshot().describe());
    return Answer.denied(request.uid(), new Denial(message, List.of()), Notes.NONE);
  }
}
