package dev.pullpolicy.admission;

import dev.pullpolicy.admission.JudgedUses.JudgedTemplate;
import dev.pullpolicy.metrics.Endpoint;
import dev.pullpolicy.metrics.Findings;
import dev.pullpolicy.policy.Action;
import dev.pullpolicy.policy.Evaluation;
import dev.pullpolicy.policy.JudgedPod;
import dev.pullpolicy.policy.PolicyEvaluator;
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
    PolicyEvaluator evaluator = policy.snapshot().evaluator();
    Evaluation<Violation> standing =
        evaluator.judge(pods, request.isAboutPod() ? Basis.STANDING : Basis.RESOLVED);
    Evaluation<Violation> mutated =
        isMutated(request) && !admits(standing) ? evaluator.judge(pods, Basis.RESOLVED) : standing;
    boolean passes = !admits(standing) && admits(mutated) && isOnItsWay(pods, policy);
    if (!((passes ? mutated : standing) instanceof Evaluation.Decided<Violation> decided)) {
      return Webhook.undecided(request, standing);
    }
    Advice advice = new Advice(request, change, written);
    List<Violation> violations =
        decided.results().stream()
            .map(each -> isCured(each, mutated) ? advice.ofCured(each) : advice.of(each))
            .toList();
    Answer answer =
        violations.stream().anyMatch(Violation::refuses)
            ? denied(request, change, policy, advised(decided, violations))
            : admitted(
                request,
                policy,
                advised(decided, violations),
                Remarks.of(request, change, policy, pods)
                    .and(passes ? denials(standing) : List.of()));
    return answer.with(found(answer.findings(), change, decided));
  }

  /** Whether the mutating webhook is called for it. */
  private static boolean isMutated(AdmissionRequest request) {
    return request.isPodCreation() || request.isEphemeralContainersUpdate();
  }

  /**
   * Whether a pod that is right once this policy has mutated it was mutated by the one before, by
   * which it is right as it stands.
   */
  private static boolean isOnItsWay(List<JudgedPod> pods, RequestBasis policy) {
    return policy.before().filter(before -> admits(before.judge(pods, Basis.STANDING))).isPresent();
  }

  /** Whether mutation would have kept a rule from being broken. */
  private static boolean isCured(Violation violation, Evaluation<Violation> mutated) {
    return violation.kind() == Violation.Kind.RULE
        && mutated instanceof Evaluation.Decided<Violation> known
        && known.omitted().total() == 0
        && known.results().stream().noneMatch(violation::isSameBreachAs);
  }

  private static List<Violation> denials(Evaluation<Violation> evaluation) {
    return evaluation instanceof Evaluation.Decided<Violation> decided
        ? decided.results().stream().filter(Violation::refuses).toList()
        : List.of();
  }

  private static boolean admits(Evaluation<Violation> evaluation) {
    return evaluation instanceof Evaluation.Decided<Violation> decided
        && decided.results().stream().noneMatch(Violation::refuses);
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
