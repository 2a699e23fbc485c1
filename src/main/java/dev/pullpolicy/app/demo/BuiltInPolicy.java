package dev.pullpolicy.app.demo;

import dev.pullpolicy.source.PolicyInForce;
import dev.pullpolicy.source.PolicyWatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The policy of the demo, which never changes. */
public final class BuiltInPolicy implements PolicyWatch {
  /** How messages name it. */
  public static final String ORIGIN = "the demo's own";

  private final PolicyInForce policy;

  /** The document for that policy. */
  public BuiltInPolicy(PolicyInForce policy) {
    this.policy = policy;
  }

  @Override
  public void start() {
    try (InputStream document = BuiltInPolicy.class.getResourceAsStream("/demo/policy.yaml")) {
      policy.found(document.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {}
}
