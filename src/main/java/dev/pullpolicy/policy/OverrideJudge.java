package dev.pullpolicy.policy;

import java.util.Optional;
import java.util.Set;

/**
 * Finds an override that matches an image use but is not in force: overrides are a guarantee, not
 * an attempt.
 */
final class OverrideJudge {
  private OverrideJudge() {}

  static Optional<Violation> judge(Policy policy, Subject subject, Set<String> unknown) {
    if (subject.pullPolicy().isEmpty()) {
      return Optional.empty();
    }
    ImagePullPolicy standing = subject.pullPolicy().get();
    Resolver.Possible wanted = new Resolver(policy, subject).actual(standing);
    if (wanted.decisions().stream().noneMatch(decision -> isBroken(decision, standing))) {
      return Optional.empty();
    }
    if (!wanted.agree() || !wanted.decisions().stream().allMatch(d -> isBroken(d, standing))) {
      unknown.addAll(wanted.unknown());
      return Optional.empty();
    }
    return Optional.of(violation(policy, subject.use(), standing, wanted.any()));
  }

  private static boolean isBroken(Resolver.Decision wanted, ImagePullPolicy standing) {
    return wanted.override().isPresent() && wanted.pullPolicy() != standing;
  }

  private static Violation violation(
      Policy policy, ImageUse use, ImagePullPolicy standing, Resolver.Decision wanted) {
    String name = wanted.override().orElse(wanted.decider().name());
    String field = use.type().policyField();
    String found =
        "%s is %s, but this override makes it %s for image %s"
            .formatted(
                field, standing, wanted.pullPolicy(), Printable.quoted(use.image().written()));
    return new Violation(
        name,
        Violation.Kind.OVERRIDE,
        use,
        use.policyPath(),
        Action.DENY,
        new Breach(found, "set %s: %s".formatted(field, wanted.pullPolicy())),
        reason(policy, name),
        Optional.empty());
  }

  private static Optional<String> reason(Policy policy, String override) {
    return policy.overrides().stream()
        .filter(assignment -> assignment.name().equals(override))
        .findFirst()
        .flatMap(Assignment::reason);
  }
}
