package dev.pullpolicy.admission;

import dev.pullpolicy.config.ParsedPolicy;
import dev.pullpolicy.config.PolicyParser;
import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.config.PolicyState;
import dev.pullpolicy.policy.PolicyEvaluator;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Until it is opened, only requests that the webhook sends to itself are answered, by a policy that
 * is built in: they load and compile what real ones need, so that the first of these is not slow.
 */
@Singleton
public final class WarmUpGate {
  /** The header that shows that a request is the webhook's own. */
  public static final String HEADER = "X-Pull-Policy-Warm-Up";

  private static final int TOKEN_BYTES = 32;

  private final String token = random();
  private volatile boolean isOpen;
  private volatile PolicyState policy;

  /** Begins to let everybody in; for good. */
  public void open() {
    isOpen = true;
    policy = null;
  }

  /** Whether everybody is let in. */
  public boolean isOpen() {
    return isOpen;
  }

  /** What the webhook puts into {@link #HEADER}; nobody else knows it. */
  public String token() {
    return token;
  }

  boolean lets(String header) {
    return isOpen || (header != null && MessageDigest.isEqual(bytes(header), bytes(token)));
  }

  /** What its own requests are held against. */
  PolicyState policy() {
    if (policy == null) {
      policy = new PolicyState.InForce(builtIn());
    }
    return policy;
  }

  private static PolicySnapshot builtIn() {
    try (InputStream document = WarmUpGate.class.getResourceAsStream("/demo/policy.yaml")) {
      ParsedPolicy parsed = PolicyParser.parse(document.readAllBytes());
      if (parsed instanceof ParsedPolicy.Valid valid) {
        return new PolicySnapshot(new PolicyEvaluator(valid.policy()), "warm-up", "00000000");
      }
      throw new IllegalStateException("the policy of the warm-up is invalid: " + parsed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String random() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
