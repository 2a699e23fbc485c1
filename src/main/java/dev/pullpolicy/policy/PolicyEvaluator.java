package dev.pullpolicy.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Applies one policy to the image uses of one object. Pure: the same policy, context and uses give
 * the same answer. One evaluator serves any number of threads.
 */
public final class PolicyEvaluator {
  private final Policy policy;
  private final boolean usesNamespaceLabels;
  private final long comparisons;

  /** Which pull policy rules judge. */
  public enum Basis {
    /** The one that stands in the object: for pods, which mutation has already changed. */
    STANDING,
    /** The one that the pod will have once mutation is applied: for workloads and offline. */
    RESOLVED
  }

  /** An evaluator of that policy. */
  public PolicyEvaluator(Policy policy) {
    this.policy = policy;
    this.usesNamespaceLabels = policy.usesNamespaceLabels();
    this.comparisons = policy.comparisons();
  }

  /** Whether a decision can depend on the labels of namespaces; asked at every request. */
  public boolean usesNamespaceLabels() {
    return usesNamespaceLabels;
  }

  /** How many comparisons with globs, patterns and words an image use may cost. */
  public long comparisons() {
    return comparisons;
  }

  /** The policy that this evaluator applies. */
  public Policy policy() {
    return policy;
  }

  /**
   * The resolved policy of each use of a pod, or of a workload's pods once controllers make them,
   * by field path. Undecided only where what is written or reported depends on namespace labels
   * that are not known.
   */
  public Evaluation<Resolution> resolve(PolicyContext context, List<ImageUse> uses) {
    Set<String> unknown = new TreeSet<>();
    List<Resolution> resolutions = new ArrayList<>(uses.size());
    for (ImageUse use : uses) {
      Subject subject = subject(context.ofItsPods(), use);
      resolutions.add(
          subject
              .pullPolicy()
              .map(standing -> resolve(subject, standing, unknown))
              .orElseGet(() -> Resolution.leftToTheApiServer(use)));
    }
    resolutions.sort(Comparator.comparing(resolution -> resolution.use().path()));
    return unknown.isEmpty() ? new Evaluation.Decided<>(resolutions) : undecided(context, unknown);
  }

  private Resolution resolve(Subject subject, ImagePullPolicy standing, Set<String> unknown) {
    Resolver resolver = new Resolver(policy, subject);
    Resolver.Decision actual = certain(resolver.actual(standing), unknown);
    Resolver.Decision wanted =
        policy.exemptions().isEmpty() ? actual : certain(resolver.withReported(standing), unknown);
    Optional<PullPolicyChange> change = Optional.empty();
    if (subject.use().declared().filter(actual.pullPolicy()::equals).isEmpty()
        && fillsIn(subject, resolver.exemptions(standing), unknown)) {
      change = Optional.of(change(subject.use(), actual, Optional.empty()));
    }
    return new Resolution(
        subject.use(),
        Optional.of(actual.pullPolicy()),
        actual.decider(),
        isReportOnly() ? Optional.empty() : change,
        reported(subject, standing, actual, wanted));
  }

  private static Resolver.Decision certain(Resolver.Possible possible, Set<String> unknown) {
    if (!possible.agree()) {
      unknown.addAll(possible.unknown());
    }
    return possible.any();
  }

  private static boolean fillsIn(Subject subject, Exemptions exemptions, Set<String> unknown) {
    if (exemptions.fillsIn() == Truth.UNKNOWN && subject.use().declared().isEmpty()) {
      exemptions.unknownNames().forEach(unknown::add);
    }
    return exemptions.fillsIn() == Truth.TRUE;
  }

  /** What enforcement would write; else what would be written but for an exemption. */
  private Optional<PullPolicyChange> reported(
      Subject subject,
      ImagePullPolicy standing,
      Resolver.Decision actual,
      Resolver.Decision wanted) {
    if (isReportOnly() && actual.pullPolicy() != standing) {
      return Optional.of(change(subject.use(), actual, policy.reportedByEnforcement()));
    }
    return wanted.pullPolicy() == actual.pullPolicy()
        ? Optional.empty()
        : Optional.of(change(subject.use(), wanted, wanted.reportedBy()));
  }

  private static PullPolicyChange change(
      ImageUse use, Resolver.Decision decision, Optional<String> reportedBy) {
    return new PullPolicyChange(use, decision.pullPolicy(), decision.decider(), reportedBy);
  }

  /** What the uses of one pod break, see {@link #judge(List, Basis)}. */
  public Evaluation<Violation> judge(PolicyContext context, List<JudgedUse> uses, Basis basis) {
    return judge(List.of(new JudgedPod(context, uses)), basis);
  }

  /**
   * What the uses of an object's templates break, by field path and within it as the document is
   * ordered. Overrides that are not in force are among it only on the basis of what stands, and
   * only under enforcement. Undecided only where the answer depends on namespace labels that are
   * not known: what is surely refused is refused with what is sure. Only the first are told one by
   * one, see {@link Omitted}.
   */
  public Evaluation<Violation> judge(List<JudgedPod> pods, Basis basis) {
    Set<String> unknown = new TreeSet<>();
    Violations violations = new Violations();
    boolean standing = basis == Basis.STANDING && !isReportOnly();
    for (Judged judged : byPath(pods)) {
      JudgedUse use = judged.use();
      Subject subject = subject(judged.context(), use.use());
      if (standing && use.isUseChanged()) {
        OverrideJudge.judge(policy, subject, unknown).ifPresent(violations::add);
      }
      RuleJudge judge = new RuleJudge(policy, use, Exemptions.of(policy.exemptions(), subject));
      (standing ? judge.judge(subject, unknown) : judgeResolved(judge, subject, unknown))
          .forEach(violations::add);
    }
    return violations.refuse() || unknown.isEmpty()
        ? violations.decided()
        : undecided(pods.get(0).context(), unknown);
  }

  private record Judged(PolicyContext context, JudgedUse use) {}

  private static List<Judged> byPath(List<JudgedPod> pods) {
    return pods.stream()
        .flatMap(pod -> pod.uses().stream().map(use -> new Judged(pod.context(), use)))
        .sorted(Comparator.comparing(judged -> judged.use().use().path()))
        .toList();
  }

  private List<Broken> judgeResolved(RuleJudge judge, Subject subject, Set<String> unknown) {
    if (subject.pullPolicy().isEmpty()) {
      return judge.judge(subject, unknown);
    }
    Resolver.Possible resolved =
        new Resolver(policy, subject.ofItsPods()).actual(subject.pullPolicy().get());
    List<Broken> broken = judge.judge(subject.with(resolved.any().pullPolicy()), unknown);
    boolean differ =
        resolved.decisions().stream()
            .skip(1)
            .map(decision -> judge.judge(subject.with(decision.pullPolicy()), unknown))
            .anyMatch(others -> !isSame(others, broken));
    if (!differ) {
      return broken;
    }
    unknown.addAll(resolved.unknown());
    return List.of();
  }

  private static boolean isSame(List<Broken> some, List<Broken> others) {
    return some.size() == others.size()
        && IntStream.range(0, some.size())
            .allMatch(i -> some.get(i).violation().equals(others.get(i).violation()));
  }

  /**
   * The stale default that an update leaves in one use, where it matters: whoever wrote the policy.
   *
   * @param before the use of the object that was there
   * @param use the same use, by its place, in the updated object
   */
  public Optional<StaleDefault> staleDefault(PolicyContext context, ImageUse before, ImageUse use) {
    return StaleDefault.of(before, use)
        .flatMap(stale -> new StaleDefaultJudge(policy).judge(stale, subject(context, use)));
  }

  private Subject subject(PolicyContext context, ImageUse use) {
    Optional<ImagePullPolicy> standing = use.hasPolicyField() ? use.standing() : Optional.empty();
    return new Subject(context, use, policy.referenceKind(use.image()), standing);
  }

  private boolean isReportOnly() {
    return policy.enforcement() == Policy.Enforcement.REPORT;
  }

  private static <T> Evaluation<T> undecided(PolicyContext context, Set<String> unknown) {
    return new Evaluation.Undecided<>(
        "the labels of namespace %s are not known, and the answer depends on them through %s"
            .formatted(Printable.quoted(context.namespace()), String.join(", ", unknown)));
  }
}
