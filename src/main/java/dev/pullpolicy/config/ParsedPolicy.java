package dev.pullpolicy.config;

import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.yaml.YamlNode;
import java.time.LocalDate;
import java.util.List;

/** What became of a policy document. */
public sealed interface ParsedPolicy permits ParsedPolicy.Valid, ParsedPolicy.Invalid {

  /** It is valid. */
  final class Valid implements ParsedPolicy {
    private final Policy policy;
    private final YamlNode root;

    Valid(Policy policy, YamlNode root) {
      this.policy = policy;
      this.root = root;
    }

    /** The policy. */
    public Policy policy() {
      return policy;
    }

    /** What is legal but surely wrong on that day; what can be right is not among it. */
    public Doubted doubts(LocalDate today) {
      return new Doubts(policy, root).on(today);
    }
  }

  /**
   * Entries that nothing can match, that never act, that no longer do, or whose value is always
   * refused, in the order of the document.
   *
   * @param count how many there are; more than the first hundred are not told one by one
   */
  record Doubted(List<PolicyProblem> problems, int count) {

    /** Copies. */
    public Doubted {
      problems = List.copyOf(problems);
    }
  }

  /**
   * It is refused, with its problems in the order of the document; at least one.
   *
   * @param count how many there are; more than the first hundred are not told one by one
   */
  record Invalid(List<PolicyProblem> problems, int count) implements ParsedPolicy {

    /** Copies. */
    public Invalid {
      problems = List.copyOf(problems);
    }

    /** Those that are told one by one, without the line that says how many more there are. */
    public List<PolicyProblem> told() {
      return problems.subList(0, Math.min(problems.size(), Problems.MAX_SHOWN));
    }
  }
}
