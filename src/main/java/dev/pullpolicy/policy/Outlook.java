package dev.pullpolicy.policy;

import dev.pullpolicy.policy.PolicyEvaluator.Basis;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of the pods of a workload. Its author is told, since nobody sees what is said of
 * pods that controllers make.
 *
 * @param given what they are given other than what stands in the workload
 * @param later what they break when a controller makes them
 * @param undecided what could not be told, and why; empty where all was
 */
public record Outlook(
    List<PullPolicyChange> given, Evaluation.Decided<Violation> later, Optional<String> undecided) {
  private static final Evaluation.Decided<Violation> NO_VIOLATION =
      new Evaluation.Decided<>(List.of());

  /** Nothing is to be said. */
  public static final Outlook CLEAR = new Outlook(List.of(), NO_VIOLATION, Optional.empty());

  /** Copies. */
  public Outlook {
    given = List.copyOf(given);
  }

  /**
   * The outlook of one workload.
   *
   * @param changed its uses that are new or changed
   * @param all all of them, as those of new pods are
   */
  public static Outlook of(
      PolicyEvaluator evaluator, List<JudgedPod> changed, List<JudgedPod> all) {
    List<Evaluation<Resolution>> resolved =
        changed.stream().map(pod -> resolve(evaluator, pod)).toList();
    Evaluation<Violation> later =
        evaluator.judge(all.stream().map(JudgedPod::ofItsPods).toList(), Basis.RESOLVED);
    return new Outlook(
        given(resolved),
        later instanceof Evaluation.Decided<Violation> known ? known : NO_VIOLATION,
        Stream.concat(resolved.stream(), Stream.of(later))
            .flatMap(evaluation -> evaluation.undecided().stream())
            .findFirst());
  }

  private static Evaluation<Resolution> resolve(PolicyEvaluator evaluator, JudgedPod pod) {
    List<ImageUse> uses =
        pod.uses().stream().filter(JudgedUse::isUseChanged).map(JudgedUse::use).toList();
    return evaluator.resolve(pod.context(), uses);
  }

  private static List<PullPolicyChange> given(List<Evaluation<Resolution>> evaluations) {
    return evaluations.stream()
        .filter(Evaluation.Decided.class::isInstance)
        .flatMap(each -> ((Evaluation.Decided<Resolution>) each).results().stream())
        .flatMap(resolution -> resolution.givenToItsPods().stream())
        .sorted(Comparator.comparing(change -> change.use().path()))
        .toList();
  }

  /** What new pods will be refused for, and what they would be, unless that was said. */
  public List<Violation> refusedLater(List<Violation> said) {
    return later.results().stream()
        .filter(violation -> violation.action() == Action.DENY)
        .filter(each -> each.refuses() || said.stream().noneMatch(each::isSameBreachAs))
        .toList();
  }
}
