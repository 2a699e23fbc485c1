package dev.pullpolicy.config;

import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.policy.PolicyEvaluator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The policy in force, and where it comes from.
 *
 * @param evaluator applies it
 * @param origin where the document lives: {@code ConfigMap pull-policy/pull-policy}, {@code file
 *     /etc/pull-policy/policy.yaml}
 * @param digest SHA-256 of the document's bytes, in hexadecimal
 */
public record PolicySnapshot(PolicyEvaluator evaluator, String origin, String digest) {
  private static final int SHOWN_DIGITS = 8;

  /** The digest of a document. */
  public static String digest(byte[] document) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The policy. */
  public Policy policy() {
    return evaluator.policy();
  }

  /** Origin and the digest's first digits, as messages name the policy. */
  public String describe() {
    return origin + ", sha256:" + digest.substring(0, SHOWN_DIGITS);
  }
}
