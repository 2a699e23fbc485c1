package dev.pullpolicy.source;

import dev.pullpolicy.config.ParsedPolicy;
import dev.pullpolicy.config.PolicyProblem;
import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.config.PolicySource;
import dev.pullpolicy.config.PolicyState;
import dev.pullpolicy.policy.PolicyEvaluator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Decides which policy is in force, from what a watcher says of the document. A document that is
 * refused, and one that is gone, change nothing for requests: the last valid one stays in force,
 * and a webhook that was ready stays ready. Only at the start is there nothing to fall back on.
 *
 * <p>Any number of threads may ask; those that tell take turns.
 */
public final class PolicyInForce implements PolicySource {
  private final WhenMissing whenMissing;
  private final Clock clock;
  private final Function<byte[], ParsedPolicy> parser;
  private final Consumer<PolicyStatus> onChange;
  private volatile PolicyStatus status;

  /**
   * Nothing seen yet.
   *
   * @param origin where the document lives, as messages name it
   * @param onChange is told every new status, in order
   */
  public PolicyInForce(
      String origin,
      WhenMissing whenMissing,
      Clock clock,
      Function<byte[], ParsedPolicy> parser,
      Consumer<PolicyStatus> onChange) {
    this.whenMissing = whenMissing;
    this.clock = clock;
    this.parser = parser;
    this.onChange = onChange;
    this.status =
        new PolicyStatus(
            PolicyStatus.State.PENDING,
            false,
            origin,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            clock.instant());
  }

  @Override
  public PolicyState current() {
    PolicyStatus now = status;
    if (now.inForce().isPresent()) {
      return new PolicyState.InForce(now.inForce().get());
    }
    return now.isReady()
        ? new PolicyState.NothingEnforced()
        : new PolicyState.NotKnown(now.sentence());
  }

  /** What is known now. */
  public PolicyStatus status() {
    return status;
  }

  /** The document was read. */
  public synchronized void found(byte[] document) {
    String digest = digest(document);
    if (status.seen().filter(digest::equals).isPresent()) {
      return;
    }
    ParsedPolicy parsed = parser.apply(document);
    if (parsed instanceof ParsedPolicy.Valid valid) {
      PolicyEvaluator evaluator = new PolicyEvaluator(valid.policy());
      accept(new PolicySnapshot(evaluator, status.origin(), digest));
    } else if (parsed instanceof ParsedPolicy.Invalid invalid) {
      List<String> problems = invalid.problems().stream().map(PolicyProblem::toString).toList();
      refuse(Optional.of(digest), problems);
    }
  }

  /** Something is there that cannot even be read as a document, for the reason given. */
  public synchronized void unusable(String why) {
    boolean isKnown =
        status.state() == PolicyStatus.State.REFUSED && status.problems().equals(List.of(why));
    if (!isKnown) {
      refuse(Optional.empty(), List.of(why));
    }
  }

  /** There is no document, or no longer. */
  public synchronized void missing() {
    if (status.state() != PolicyStatus.State.MISSING) {
      boolean isReady = status.inForce().isPresent() || whenMissing == WhenMissing.READY;
      change(PolicyStatus.State.MISSING, isReady, Optional.empty(), List.of());
    }
  }

  /** There was no document when the watch began; says nothing where one was seen since. */
  public synchronized void missingAtStart() {
    if (status.state() == PolicyStatus.State.PENDING) {
      missing();
    }
  }

  /** Nobody could look, for the reason given. What was seen before still holds. */
  public synchronized void unreachable(String why) {
    if (status.state() == PolicyStatus.State.PENDING && !status.problems().equals(List.of(why))) {
      change(PolicyStatus.State.PENDING, false, Optional.empty(), List.of(why));
    }
  }

  private void accept(PolicySnapshot snapshot) {
    tell(
        new PolicyStatus(
            PolicyStatus.State.IN_FORCE,
            true,
            status.origin(),
            Optional.of(snapshot.digest()),
            Optional.of(snapshot),
            List.of(),
            clock.instant()));
  }

  private void refuse(Optional<String> digest, List<String> problems) {
    change(PolicyStatus.State.REFUSED, status.isReady(), digest, problems);
  }

  private void change(
      PolicyStatus.State state, boolean isReady, Optional<String> seen, List<String> problems) {
    tell(
        new PolicyStatus(
            state, isReady, status.origin(), seen, status.inForce(), problems, clock.instant()));
  }

  private void tell(PolicyStatus next) {
    status = next;
    onChange.accept(next);
  }

  private static String digest(byte[] document) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
