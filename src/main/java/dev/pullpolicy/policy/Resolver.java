package dev.pullpolicy.policy;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Finds the resolved policy of one image use: the first matching override, else the chosen value,
 * else the first matching default, else the Kubernetes default.
 *
 * <p>Because an entry may select by the declared policy, what it writes can bring another entry
 * into scope. The search goes on until nothing more would be written, so that a second mutation
 * changes nothing. Entries that undo each other end at the first policy that is seen twice.
 */
final class Resolver {
  private final Policy policy;
  private final Subject subject;
  private final Exemptions exemptions;
  private final Consumer<String> unknown;

  /** One policy and what decided it. */
  record Decision(ImagePullPolicy pullPolicy, Decider decider) {}

  Resolver(Policy policy, Subject subject, Exemptions exemptions, Consumer<String> unknown) {
    this.policy = policy;
    this.subject = subject;
    this.exemptions = exemptions;
    this.unknown = unknown;
  }

  /** The decision without the entries that are exempted or only reported. */
  Decision actual(ImagePullPolicy declared) {
    return follow(
        declared, name -> !exemptions.ignore(name) && exemptions.reportedBy(name).isEmpty());
  }

  /** The decision as it would be if nothing were only reported. */
  Decision withReported(ImagePullPolicy declared) {
    return follow(declared, name -> !exemptions.ignore(name));
  }

  private Decision follow(ImagePullPolicy declared, Predicate<String> inForce) {
    Set<ImagePullPolicy> seen = EnumSet.of(declared);
    Decision last = step(declared, inForce);
    if (last.pullPolicy() == declared) {
      return last;
    }
    while (seen.add(last.pullPolicy())) {
      Decision next = step(last.pullPolicy(), inForce);
      if (next.pullPolicy() == last.pullPolicy()) {
        return last;
      }
      last = next;
    }
    return last;
  }

  private Decision step(ImagePullPolicy declared, Predicate<String> inForce) {
    Optional<Assignment> override = first(policy.overrides(), declared, inForce);
    if (override.isPresent()) {
      return decision(override.get(), Decider.Kind.OVERRIDE);
    }
    if (declared != ImagePullPolicy.kubernetesDefault(subject.use().image())) {
      return new Decision(declared, new Decider(Decider.Kind.CHOSEN, ""));
    }
    return first(policy.defaults(), declared, inForce)
        .map(assignment -> decision(assignment, Decider.Kind.DEFAULT))
        .orElseGet(() -> new Decision(declared, new Decider(Decider.Kind.KUBERNETES_DEFAULT, "")));
  }

  private static Decision decision(Assignment assignment, Decider.Kind kind) {
    return new Decision(assignment.pullPolicy(), new Decider(kind, assignment.name()));
  }

  private Optional<Assignment> first(
      List<Assignment> assignments, ImagePullPolicy declared, Predicate<String> inForce) {
    Subject asked = subject.with(declared);
    for (Assignment assignment : assignments) {
      Truth truth = assignment.scope().test(asked);
      if (truth == Truth.FALSE || !inForce.test(assignment.name())) {
        continue;
      }
      if (truth == Truth.TRUE) {
        return Optional.of(assignment);
      }
      unknown.accept(assignment.name());
    }
    return Optional.empty();
  }

  /** What a change that is not written goes by: the exemption, or the document's enforcement. */
  Optional<String> reportedBy(Decision decision) {
    return exemptions.reportedBy(decision.decider().name()).or(() -> enforcementReport(policy));
  }

  static Optional<String> enforcementReport(Policy policy) {
    return policy.enforcement() == Policy.Enforcement.REPORT
        ? Optional.of("enforcement: Report")
        : Optional.empty();
  }
}
