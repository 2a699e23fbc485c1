package dev.pullpolicy.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Finds the resolved policy of one image use: the first matching override, else the chosen value,
 * else the first matching default, else the Kubernetes default.
 *
 * <p>Because an entry or an exemption may select by the declared policy, what is written can bring
 * another entry into scope. The search goes on until nothing more would be written, so that a
 * second mutation changes nothing. Entries that undo each other end at the first policy that is
 * seen twice. Every step looks at nothing but the policy declared then, exemptions included: what
 * the search ends with, it also ends with when it starts there.
 *
 * <p>Where namespace labels are not known, both ways are followed.
 */
final class Resolver {
  private final Policy policy;
  private final Subject subject;
  private final Map<ImagePullPolicy, Exemptions> exemptions = new EnumMap<>(ImagePullPolicy.class);
  private final Set<String> unknown = new TreeSet<>();

  Resolver(Policy policy, Subject subject) {
    this.policy = policy;
    this.subject = subject;
  }

  /** What may come out when the entries that are exempted or only reported are left out. */
  Possible actual(ImagePullPolicy declared) {
    return follow(declared, Exemptions::actsOn);
  }

  /** What might come out if nothing were only reported. */
  Possible withReported(ImagePullPolicy declared) {
    return follow(declared, Exemptions::looksAt);
  }

  /** The exemptions that hold while that policy is declared. */
  Exemptions exemptions(ImagePullPolicy declared) {
    return exemptions.computeIfAbsent(
        declared, p -> Exemptions.of(policy.exemptions(), subject.with(p)));
  }

  private Possible follow(ImagePullPolicy declared, BiFunction<Exemptions, String, Truth> inForce) {
    unknown.clear();
    List<Decision> ends = new ArrayList<>(1);
    for (Decision first : step(declared, inForce)) {
      if (first.pullPolicy() == declared) {
        add(first, ends);
      } else {
        walk(first, EnumSet.of(declared), inForce, ends);
      }
    }
    return new Possible(ends, unknown);
  }

  private void walk(
      Decision last,
      Set<ImagePullPolicy> seen,
      BiFunction<Exemptions, String, Truth> inForce,
      List<Decision> ends) {
    if (!seen.add(last.pullPolicy())) {
      add(last, ends);
      return;
    }
    for (Decision next : step(last.pullPolicy(), inForce)) {
      if (next.pullPolicy() == last.pullPolicy()) {
        add(last.keptBy(next), ends);
      } else {
        walk(next.after(last), EnumSet.copyOf(seen), inForce, ends);
      }
    }
  }

  /** What may be written over that policy: one decision, or more where labels are not known. */
  private List<Decision> step(
      ImagePullPolicy declared, BiFunction<Exemptions, String, Truth> inForce) {
    List<Decision> found = new ArrayList<>(1);
    if (collect(policy.overrides(), Decider.Kind.OVERRIDE, declared, inForce, found)) {
      return found;
    }
    if (declared != ImagePullPolicy.kubernetesDefault(subject.use().image())) {
      add(Decision.staying(declared, Decider.Kind.CHOSEN), found);
    } else if (!collect(policy.defaults(), Decider.Kind.DEFAULT, declared, inForce, found)) {
      add(Decision.staying(declared, Decider.Kind.KUBERNETES_DEFAULT), found);
    }
    return found;
  }

  /** Collects up to the first assignment that surely decides; whether there is one. */
  private boolean collect(
      List<Assignment> assignments,
      Decider.Kind kind,
      ImagePullPolicy declared,
      BiFunction<Exemptions, String, Truth> inForce,
      List<Decision> found) {
    Subject asked = subject.with(declared);
    for (Assignment assignment : assignments) {
      Truth decides = assignment.scope().test(asked);
      if (decides == Truth.FALSE) {
        continue;
      }
      Exemptions holding = exemptions(declared);
      decides = decides.and(inForce.apply(holding, assignment.name()));
      if (decides != Truth.FALSE) {
        add(Decision.of(assignment, kind, holding.reportedBy(assignment.name())), found);
      }
      if (decides == Truth.TRUE) {
        return true;
      }
      if (decides == Truth.UNKNOWN) {
        unknown.add(assignment.name());
      }
    }
    return false;
  }

  private static void add(Decision decision, List<Decision> decisions) {
    if (decisions.stream().noneMatch(decision::hasSameEffect)) {
      decisions.add(decision);
    }
  }

  /**
   * A policy and what decided it.
   *
   * @param override the last override on the way to it
   * @param reportedBy the exemption by which the first reported entry on the way is only reported
   */
  record Decision(
      ImagePullPolicy pullPolicy,
      Decider decider,
      Optional<String> override,
      Optional<String> reportedBy) {

    private static Decision staying(ImagePullPolicy declared, Decider.Kind kind) {
      return new Decision(declared, new Decider(kind, ""), Optional.empty(), Optional.empty());
    }

    private static Decision of(
        Assignment assignment, Decider.Kind kind, Optional<String> reportedBy) {
      Optional<String> override =
          kind == Decider.Kind.OVERRIDE ? Optional.of(assignment.name()) : Optional.empty();
      Decider decider = new Decider(kind, assignment.name());
      return new Decision(assignment.pullPolicy(), decider, override, reportedBy);
    }

    private Decision after(Decision before) {
      return new Decision(
          pullPolicy,
          decider,
          override.or(before::override),
          before.reportedBy().or(this::reportedBy));
    }

    /** An entry that would write the same again may be only reported, too. */
    private Decision keptBy(Decision next) {
      return new Decision(pullPolicy, decider, override, reportedBy.or(next::reportedBy));
    }

    private boolean hasSameEffect(Decision other) {
      return pullPolicy == other.pullPolicy
          && override.isPresent() == other.override.isPresent()
          && reportedBy.isPresent() == other.reportedBy.isPresent();
    }
  }

  /**
   * What may come out: one decision, or more where that depends on namespace labels that are not
   * known.
   *
   * @param unknown the entries that cannot be told, whether or not it matters
   */
  record Possible(List<Decision> decisions, Set<String> unknown) {

    Possible {
      decisions = List.copyOf(decisions);
      unknown = Set.copyOf(unknown);
    }

    /** The first of them: the only one wherever no label is unknown. */
    Decision any() {
      return decisions.get(0);
    }

    /** Whether all of them come to the same policy. */
    boolean agree() {
      return decisions.stream().allMatch(d -> d.pullPolicy() == any().pullPolicy());
    }
  }
}
