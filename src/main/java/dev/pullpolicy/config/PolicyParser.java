package dev.pullpolicy.config;

import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.yaml.UnreadableException;
import dev.pullpolicy.yaml.YamlDocument;
import dev.pullpolicy.yaml.YamlNode;
import dev.pullpolicy.yaml.YamlRules;
import java.util.List;
import java.util.Optional;

/**
 * Parses policy documents, strictly: what is not understood is an error, and all errors are found
 * at once. No bytes make it throw; their number, the depth of nesting, the values with those that
 * aliases stand for and the entries of lists are bounded.
 */
public final class PolicyParser {
  /**
   * A ConfigMap holds at most 1 MiB: {@code MaxSecretSize} in {@code pkg/apis/core/types.go}. A
   * reader of one byte more can tell a larger one.
   */
  public static final int MAX_BYTES = 1 << 20;

  /**
   * The deepest field is ten levels down ({@code
   * rules[].match[].namespaces.labels.matchExpressions[].values[]}); three times that is a mistake.
   */
  static final int MAX_DEPTH = 32;

  /**
   * A hundred values in each of 1,000 rules, those that aliases stand for included; a billion
   * laughs is ten thousand times that.
   */
  static final int MAX_NODES = 100_000;

  static final YamlRules RULES =
      new YamlRules(MAX_BYTES, MAX_DEPTH, MAX_NODES, YamlRules.Strictness.STRICT);

  private PolicyParser() {}

  /** What became of the document. */
  public static ParsedPolicy parse(byte[] document) {
    try {
      return read(YamlDocument.read(document, RULES));
    } catch (UnreadableException e) {
      return new ParsedPolicy.Invalid(
          List.of(new PolicyProblem("", e.at().line(), e.at().column(), e.getMessage())), 1);
    }
  }

  private static ParsedPolicy read(YamlNode root) {
    Problems problems = new Problems("errors");
    Optional<Policy> policy = new PolicyReader().read(new Field("", root, problems));
    List<PolicyProblem> found = problems.inOrder();
    return policy.isPresent() && found.isEmpty()
        ? new ParsedPolicy.Valid(policy.get(), root)
        : new ParsedPolicy.Invalid(found, problems.count());
  }
}
