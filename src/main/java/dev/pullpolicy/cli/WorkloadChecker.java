package dev.pullpolicy.cli;

import dev.pullpolicy.cli.manifest.ManifestWorkload;
import dev.pullpolicy.policy.Evaluation;
import dev.pullpolicy.policy.JudgedPod;
import dev.pullpolicy.policy.Outlook;
import dev.pullpolicy.policy.PolicyEvaluator;
import dev.pullpolicy.policy.PolicyEvaluator.Basis;
import dev.pullpolicy.policy.Violation;
import dev.pullpolicy.report.CheckedObject;
import dev.pullpolicy.report.Finding;
import dev.pullpolicy.report.ObjectName;
import java.util.List;
import java.util.Optional;

/**
 * Finds what the webhook would say of workloads if they were created now: what it refuses, what it
 * warns of, and what it writes.
 */
final class WorkloadChecker {
  private final PolicyEvaluator evaluator;
  private final Surroundings surroundings;

  WorkloadChecker(PolicyEvaluator evaluator, Surroundings surroundings) {
    this.evaluator = evaluator;
    this.surroundings = surroundings;
  }

  /** What is found of the object. */
  CheckedObject check(ManifestWorkload workload) {
    ObjectName name = name(workload, surroundings);
    List<Finding> findings =
        workload.isLetBe() ? List.of() : findings(new WorkloadFindings(workload));
    return new CheckedObject(workload.place(), Optional.of(name), findings);
  }

  /** Names the object, with the namespace in which it will be. */
  static ObjectName name(ManifestWorkload workload, Surroundings surroundings) {
    return new ObjectName(
        workload.kind().name(), surroundings.namespace(workload), workload.name());
  }

  private List<Finding> findings(WorkloadFindings findings) {
    ManifestWorkload workload = findings.workload();
    List<JudgedPod> pods = surroundings.judgedPods(workload);
    Evaluation<Violation> judged = evaluator.judge(pods, Basis.RESOLVED);
    List<JudgedPod> makers = workload.kind().isPod() ? List.of() : pods;
    Outlook outlook = Outlook.of(evaluator, pods, makers);
    judged.undecided().or(outlook::undecided).ifPresent(findings::addUndecided);
    List<Violation> violations =
        judged instanceof Evaluation.Decided<Violation> decided ? decided.results() : List.of();
    violations.forEach(findings::add);
    if (judged instanceof Evaluation.Decided<Violation> decided) {
      findings.addOmitted(decided.omitted());
    }
    outlook.refusedLater(violations).stream()
        .filter(later -> violations.stream().noneMatch(later::isSameBreachAs))
        .forEach(findings::addLater);
    outlook.given().forEach(findings::add);
    findings.addWhatKubernetesSays();
    return findings.inOrder();
  }
}
