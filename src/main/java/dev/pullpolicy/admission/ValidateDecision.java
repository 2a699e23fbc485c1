package dev.pullpolicy.admission;

import dev.pullpolicy.metrics.Endpoint;
import dev.pullpolicy.metrics.Findings;
import dev.pullpolicy.policy.Action;
import dev.pullpolicy.policy.Evaluation;
import dev.pullpolicy.policy.JudgedUse;
import dev.pullpolicy.policy.Omitted;
import dev.pullpolicy.policy.PolicyEvaluator.Basis;
import dev.pullpolicy.policy.Violation;
import dev.pullpolicy.workload.Bound;
import java.util.List;
import java.util.Map;

/**
 * Decides what {@code /validate} refuses: new or changed image uses that break a rule, or in which
 * an override is not in force.
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
  public Answer decide(AdmissionRequest request, Pods pods, RequestBasis policy) {
    List<JudgedUse> uses = JudgedUses.of(pods.pod(), pods.old());
    if (uses.isEmpty()) {
      return Answer.allowed(request.uid(), Notes.NONE);
    }
    Evaluation<Violation> evaluation =
        policy
            .snapshot()
            .evaluator()
            .judge(policy.context(request, pods.pod()), uses, Basis.STANDING);
    if (evaluation instanceof Evaluation.Decided<Violation> decided) {
      Advice advice = new Advice(request, pods.pod(), pods.old(), written);
      List<Violation> violations = decided.results().stream().map(advice::of).toList();
      Evaluation.Decided<Violation> advised =
          new Evaluation.Decided<>(violations, decided.omitted(), decided.broken());
      return decided(request, pods, policy, advised).with(Findings.ofBroken(decided.broken()));
    }
    return Webhook.undecided(request, evaluation);
  }

  private static Answer decided(
      AdmissionRequest request,
      Pods pods,
      RequestBasis policy,
      Evaluation.Decided<Violation> violations) {
    Omitted omitted = violations.omitted();
    Map<String, String> audit =
        AuditAnnotations.ofViolations(policy.snapshot(), violations.results(), omitted.total());
    List<Violation> said =
        violations.results().stream().filter(v -> v.effectiveAction() != Action.AUDIT).toList();
    if (said.stream().anyMatch(DenialText::refuses)) {
      Denial denial = DenialText.of(said, omitted.said(), pods.pod(), policy.snapshot());
      return Answer.denied(request.uid(), denial, new Notes(List.of(), audit));
    }
    Warnings warnings = new Warnings();
    said.forEach(warnings::add);
    warnings.leaveOut(omitted.warned());
    return Answer.allowed(request.uid(), new Notes(warnings.lines(), audit));
  }

  @Override
  public Answer beyond(Bound bound, AdmissionRequest request, RequestBasis policy) {
    String message =
        "the object has %s, and nothing is admitted unjudged\npolicy: %s"
            .formatted(bound.exceeded(), policy.snapshot().describe());
    return Answer.denied(request.uid(), new Denial(message, List.of()), Notes.NONE);
  }
}
