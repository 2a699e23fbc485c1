package dev.pullpolicy.admission;

import dev.pullpolicy.admission.JudgedUses.JudgedTemplate;
import dev.pullpolicy.metrics.Endpoint;
import dev.pullpolicy.metrics.Findings;
import dev.pullpolicy.policy.Action;
import dev.pullpolicy.policy.Evaluation;
import dev.pullpolicy.policy.Omitted;
import dev.pullpolicy.policy.PolicyEvaluator.Basis;
import dev.pullpolicy.policy.PullPolicyChange;
import dev.pullpolicy.policy.Violation;
import dev.pullpolicy.workload.Bound;
import dev.pullpolicy.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    Evaluation<Violation> evaluation =
        policy
            .snapshot()
            .evaluator()
            .judge(
                policy.judgedPods(request, judged),
                request.isAboutPod() ? Basis.STANDING : Basis.RESOLVED);
    return evaluation instanceof Evaluation.Decided<Violation> decided
        ? decided(judged(request, change, policy, judged), decided)
        : Webhook.undecided(request, evaluation);
  }

  /** A request with what is judged of it. */
  private record Judged(
      AdmissionRequest request,
      ObjectChange change,
      RequestBasis policy,
      Optional<WorkloadNotes> notes) {

    /** Adds what its author is told besides, and tells what is counted of that. */
    Findings addTo(Warnings warnings) {
      return notes.map(workload -> workload.addTo(warnings)).orElseGet(() -> stale(warnings));
    }

    private Findings stale(Warnings warnings) {
      StaleDefaults stale = StaleDefaults.of(request, change, policy);
      stale.addTo(warnings);
      return Findings.ofLater(List.of(), stale.left());
    }

    /** The answer with what was found, and with the placeholders that were not there before. */
    Answer found(Answer answer, Findings findings) {
      int before = change.old().map(Workload::placeholders).orElse(0);
      int more = change.object().placeholders() - before;
      return answer.with(findings.withPlaceholders(Math.max(0, more)));
    }
  }

  private static Judged judged(
      AdmissionRequest request,
      ObjectChange change,
      RequestBasis policy,
      List<JudgedTemplate> templates) {
    Optional<WorkloadNotes> notes =
        request.isAboutPod()
            ? Optional.empty()
            : Optional.of(new WorkloadNotes(request, change, policy, templates));
    return new Judged(request, change, policy, notes);
  }

  private Answer decided(Judged judged, Evaluation.Decided<Violation> decided) {
    Advice advice = new Advice(judged.request(), judged.change(), written);
    List<Violation> violations = decided.results().stream().map(advice::of).toList();
    Omitted omitted = decided.omitted();
    List<PullPolicyChange> given = judged.notes().map(WorkloadNotes::given).orElse(List.of());
    Map<String, String> audit =
        AuditAnnotations.ofJudgement(
            judged.policy().snapshot(), violations, omitted.total(), given);
    List<Violation> said =
        violations.stream().filter(v -> v.effectiveAction() != Action.AUDIT).toList();
    if (said.stream().anyMatch(DenialText::refuses)) {
      Denial denial =
          DenialText.of(said, omitted.said(), judged.change().object(), judged.policy().snapshot());
      return judged.found(
          Answer.denied(judged.request().uid(), denial, new Notes(List.of(), audit)),
          Findings.NONE.withBroken(decided.broken()));
    }
    Warnings warnings = new Warnings();
    said.forEach(warnings::add);
    warnings.leaveOut(omitted.warned());
    Findings noted = judged.addTo(warnings);
    return judged.found(
        Answer.allowed(judged.request().uid(), new Notes(warnings.lines(), audit)),
        noted.withBroken(decided.broken()));
  }

  @Override
  public Answer beyond(Bound bound, AdmissionRequest request, RequestBasis policy) {
    String message =
        "the object has %s, and nothing is admitted unjudged\npolicy: %s"
            .formatted(bound.exceeded(), policy.snapshot().describe());
    return Answer.denied(request.uid(), new Denial(message, List.of()), Notes.NONE);
  }
}
