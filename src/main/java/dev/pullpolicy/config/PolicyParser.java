package dev.pullpolicy.config;

import dev.pullpolicy.policy.Policy;
import java.util.List;
import java.util.Optional;

/**
 * Parses policy documents, strictly: what is not understood is an error, and all errors are found
 * at once. No bytes make it throw; their number, the depth of nesting, the values with those that
 * aliases stand for and the entries of lists are bounded.
 */
public final class PolicyParser {
  /** The bytes of the largest document; a reader of one byte more can tell a larger one. */
  public static final int MAX_BYTES = DocumentText.MAX_BYTES;

  private PolicyParser() {}

  /** What became of the document. */
  public static ParsedPolicy parse(byte[] document) {
    try {
      return read(YamlDocument.read(document));
    } catch (UnreadableException e) {
      return new ParsedPolicy.Invalid(List.of(e.problem()), 1);
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
