package dev.pullpolicy.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Applies one policy to the image uses of one object. Pure: the same policy, context and uses give
 * the same answer. One evaluator serves any number of threads.
 */
public final class PolicyEvaluator {
  private final Policy policy;

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
  }

  /** The policy that this evaluator applies. */
  public Policy policy() {
    return policy;
  }

  /** The resolved policy of each use, by field path. */
  public Evaluation<Resolution> resolve(PolicyContext context, List<ImageUse> uses) {
    Set<String> unknown = new TreeSet<>();
    List<Resolution> resolutions = new ArrayList<>(uses.size());
    for (ImageUse use : uses) {
      resolutions.add(resolve(subject(context, use), unknown));
    }
    resolutions.sort(Comparator.comparing(resolution -> resolution.use().path()));
    return evaluation(resolutions, unknown);
  }

  private Resolution resolve(Subject subject, Set<String> unknown) {
    ImageUse use = subject.use();
    if (subject.pullPolicy().isEmpty()) {
      Decider author = new Decider(Decider.Kind.CHOSEN, "");
      return new Resolution(use, Optional.empty(), author, Optional.empty(), Optional.empty());
    }
    ImagePullPolicy standing = subject.pullPolicy().get();
    Exemptions exemptions = Exemptions.of(policy.exemptions(), subject, unknown::add);
    Resolver resolver = new Resolver(policy, subject, exemptions, unknown::add);
    Resolver.Decision wanted = resolver.withReported(standing);
    Resolver.Decision actual = isReportOnly() ? wanted : resolver.actual(standing);
    Optional<PullPolicyChange> reported = Optional.empty();
    if (wanted.pullPolicy() != (isReportOnly() ? standing : actual.pullPolicy())) {
      reported = Optional.of(change(use, wanted, resolver.reportedBy(wanted)));
    }
    boolean written = !isReportOnly() && !isDeclared(use, actual) && !exemptions.leavesAlone();
    return new Resolution(
        use,
        Optional.of(actual.pullPolicy()),
        actual.decider(),
        written ? Optional.of(change(use, actual, Optional.empty())) : Optional.empty(),
        reported);
  }

  private static boolean isDeclared(ImageUse use, Resolver.Decision decision) {
    return use.declared().filter(decision.pullPolicy()::equals).isPresent();
  }

  private static PullPolicyChange change(
      ImageUse use, Resolver.Decision decision, Optional<String> reportedBy) {
    return new PullPolicyChange(use, decision.pullPolicy(), decision.decider(), reportedBy);
  }

  /**
   * What the uses break, by field path and within it as the document is ordered. Overrides that are
   * not in force are among it only on the basis of what stands, and only under enforcement.
   */
  public Evaluation<Violation> judge(PolicyContext context, List<JudgedUse> uses, Basis basis) {
    Set<String> unknown = new TreeSet<>();
    List<Violation> violations = new ArrayList<>(0);
    for (JudgedUse use : uses) {
      Subject subject = subject(context, use.use());
      Exemptions exemptions = Exemptions.of(policy.exemptions(), subject, unknown::add);
      Resolver resolver = new Resolver(policy, subject, exemptions, unknown::add);
      if (basis == Basis.STANDING && !isReportOnly() && use.isUseChanged()) {
        overrideNotInForce(subject, resolver).ifPresent(violations::add);
      }
      Subject judged = isStanding(basis) ? subject : resolved(subject, resolver);
      breakRules(judged, use, exemptions, unknown, violations);
    }
    violations.sort(Comparator.comparing(violation -> violation.use().path()));
    return evaluation(violations, unknown);
  }

  private boolean isStanding(Basis basis) {
    return basis == Basis.STANDING && !isReportOnly();
  }

  private Subject resolved(Subject subject, Resolver resolver) {
    return subject
        .pullPolicy()
        .map(p -> isReportOnly() ? resolver.withReported(p) : resolver.actual(p))
        .map(decision -> subject.with(decision.pullPolicy()))
        .orElse(subject);
  }

  private static Optional<Violation> overrideNotInForce(Subject subject, Resolver resolver) {
    return subject
        .pullPolicy()
        .map(resolver::actual)
        .filter(wanted -> wanted.decider().kind() == Decider.Kind.OVERRIDE)
        .filter(wanted -> subject.pullPolicy().filter(wanted.pullPolicy()::equals).isEmpty())
        .map(wanted -> overrideViolation(subject, wanted));
  }

  private static Violation overrideViolation(Subject subject, Resolver.Decision wanted) {
    ImageUse use = subject.use();
    String field = use.type().policyField();
    String standing = subject.pullPolicy().map(ImagePullPolicy::toString).orElse("");
    return new Violation(
        wanted.decider().name(),
        Violation.Kind.OVERRIDE,
        use,
        use.policyPath(),
        Action.DENY,
        new Breach(
            "%s is %s, but this override makes it %s for image %s"
                .formatted(
                    field, standing, wanted.pullPolicy(), Printable.quoted(use.image().written())),
            "set %s: %s".formatted(field, wanted.pullPolicy())),
        Optional.empty(),
        Optional.empty());
  }

  private void breakRules(
      Subject subject,
      JudgedUse use,
      Exemptions exemptions,
      Set<String> unknown,
      List<Violation> violations) {
    for (Rule rule : policy.rules()) {
      if (exemptions.ignore(rule.name())) {
        continue;
      }
      Truth inScope = rule.scope().test(subject);
      if (inScope == Truth.FALSE) {
        continue;
      }
      List<Violation> broken = broken(rule, subject, use, exemptions.reportedBy(rule.name()));
      if (inScope == Truth.TRUE) {
        violations.addAll(broken);
      } else if (!broken.isEmpty()) {
        unknown.add(rule.name());
      }
    }
  }

  private List<Violation> broken(
      Rule rule, Subject subject, JudgedUse use, Optional<String> exemption) {
    Optional<String> reportedBy = exemption.or(() -> Resolver.enforcementReport(policy));
    List<Violation> broken = new ArrayList<>(0);
    for (Requirement requirement : rule.requirements()) {
      if (use.concerns(requirement)) {
        requirement
            .check(subject, rule.scope())
            .map(breach -> violation(rule, requirement, subject, breach, reportedBy))
            .ifPresent(broken::add);
      }
    }
    return broken;
  }

  private static Violation violation(
      Rule rule,
      Requirement requirement,
      Subject subject,
      Breach breach,
      Optional<String> reportedBy) {
    boolean mayRefuse = subject.context().isPod() || !requirement.refusesPodsOnly();
    return new Violation(
        rule.name(),
        Violation.Kind.RULE,
        subject.use(),
        requirement.field(subject.use()),
        mayRefuse ? rule.action() : rule.action().atMost(Action.WARN),
        breach,
        rule.reason(),
        reportedBy);
  }

  private Subject subject(PolicyContext context, ImageUse use) {
    return new Subject(context, use, policy.referenceKind(use.image()), use.standing());
  }

  private boolean isReportOnly() {
    return policy.enforcement() == Policy.Enforcement.REPORT;
  }

  private static <T> Evaluation<T> evaluation(List<T> results, Set<String> unknown) {
    return unknown.isEmpty()
        ? new Evaluation.Decided<>(results)
        : new Evaluation.Undecided<>(
            "the namespace's labels are not known, and %s depends on them"
                .formatted(String.join(", ", unknown)));
  }
}
