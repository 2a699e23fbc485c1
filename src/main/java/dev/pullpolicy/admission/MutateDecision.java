package dev.pullpolicy.admission;

import dev.pullpolicy.metrics.Endpoint;
import dev.pullpolicy.metrics.Findings;
import dev.pullpolicy.policy.ContainerType;
import dev.pullpolicy.policy.Decider;
import dev.pullpolicy.policy.Evaluation;
import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.policy.PullPolicyChange;
import dev.pullpolicy.policy.Resolution;
import dev.pullpolicy.policy.StaleDefault;
import dev.pullpolicy.workload.Bound;
import dev.pullpolicy.workload.Workload;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides what {@code /mutate} writes: the resolved policy of new pods and of new ephemeral
 * containers, and the default that {@code staleDefaults: Reset} asks for in workloads. In all other
 * updates of pods the field cannot change, and a patch would turn a legal request into an illegal
 * one; in all other updates of workloads it would start a rollout that nobody asked for.
 */
final class MutateDecision implements Judge {
  private final WrittenOverrides written;

  MutateDecision(WrittenOverrides written) {
    this.written = written;
  }

  @Override
  public Endpoint endpoint() {
    return Endpoint.MUTATE;
  }

  @Override
  public boolean concerns(AdmissionRequest request) {
    return request.isPodCreation()
        || request.isEphemeralContainersUpdate()
        || request.isWorkloadUpdate();
  }

  @Override
  public Answer decide(AdmissionRequest request, ObjectChange change, RequestBasis policy) {
    return request.isAboutPod()
        ? aboutPod(request, change, policy)
        : aboutWorkload(request, change, policy);
  }

  private static Answer aboutWorkload(
      AdmissionRequest request, ObjectChange change, RequestBasis policy) {
    if (policy.snapshot().policy().staleDefaults() != Policy.StaleDefaults.RESET) {
      return Answer.allowed(request.uid(), Notes.NONE);
    }
    List<StaleDefault> resets = StaleDefaults.of(request, change, policy).resets();
    if (resets.isEmpty()) {
      return Answer.allowed(request.uid(), Notes.NONE);
    }
    Warnings warnings = new Warnings();
    resets.forEach(stale -> warnings.add(stale.sentence("reset to " + stale.now())));
    List<PullPolicyChange> changes = resets.stream().map(StaleDefault::reset).toList();
    Notes notes =
        new Notes(warnings.lines(), AuditAnnotations.ofResets(policy.snapshot(), changes));
    return Answer.patched(request.uid(), changes, notes).with(Findings.ofChanges(changes));
  }

  private Answer aboutPod(AdmissionRequest request, ObjectChange change, RequestBasis policy) {
    List<ImageUse> uses = newUses(request, change);
    if (uses.isEmpty()) {
      return Answer.allowed(request.uid(), Notes.NONE);
    }
    Evaluation<Resolution> evaluation =
        policy.snapshot().evaluator().resolve(policy.context(request, change.object().pod()), uses);
    if (evaluation instanceof Evaluation.Decided<Resolution> decided) {
      return decided(request, change.object(), policy, decided.results());
    }
    return Webhook.undecided(request, evaluation);
  }

  private static List<ImageUse> newUses(AdmissionRequest request, ObjectChange change) {
    if (request.isPodCreation()) {
      return change.object().uses();
    }
    return change.old().stream()
        .flatMap(old -> JudgedUses.added(change.object(), old).stream())
        .filter(use -> use.type() == ContainerType.EPHEMERAL_CONTAINER)
        .toList();
  }

  private Answer decided(
      AdmissionRequest request, Workload pod, RequestBasis policy, List<Resolution> resolutions) {
    List<PullPolicyChange> changes =
        resolutions.stream().flatMap(resolution -> resolution.change().stream()).toList();
    Notes notes =
        new Notes(
            warnings(resolutions),
            AuditAnnotations.ofResolutions(policy.snapshot(), resolutions, changes));
    changes.stream()
        .filter(change -> change.decider().kind() == Decider.Kind.OVERRIDE)
        .forEach(change -> written.add(request.namespace(), pod.meta(), change));
    Answer answer =
        changes.isEmpty()
            ? Answer.allowed(request.uid(), notes)
            : Answer.patched(request.uid(), changes, notes);
    return answer.with(Findings.ofChanges(writtenAndReported(changes, resolutions)));
  }

  private static List<PullPolicyChange> writtenAndReported(
      List<PullPolicyChange> changes, List<Resolution> resolutions) {
    return Stream.concat(
            changes.stream(),
            resolutions.stream().flatMap(resolution -> resolution.reported().stream()))
        .toList();
  }

  private static List<String> warnings(List<Resolution> resolutions) {
    Warnings warnings = new Warnings();
    for (Resolution resolution : resolutions) {
      resolution.change().filter(PullPolicyChange::overwritesChoice).ifPresent(warnings::add);
      resolution.reported().ifPresent(warnings::add);
    }
    return warnings.lines();
  }

  @Override
  public Answer beyond(Bound bound, AdmissionRequest request, RequestBasis policy) {
    return Answer.failed(
        request.uid(), Failure.UNDECIDED, "the object has %s".formatted(bound.exceeded()));
  }
}
