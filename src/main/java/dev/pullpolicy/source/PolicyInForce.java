package dev.pullpolicy.source;

import dev.pullpolicy.config.ParsedPolicy;
import dev.pullpolicy.config.PolicyProblem;
import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.config.PolicySource;
import dev.pullpolicy.config.PolicyState;
import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.policy.PolicyEvaluator;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides which policy is in force, from what a watcher says of the document. A document that is
 * refused, and one that is gone, change nothing for requests: the last valid one stays in force,
 * and a webhook that was ready stays ready. Only at the start is there nothing to fall back on. One
 * that selects by labels of namespaces waits until they are known, and is refused while they may
 * not be read.
 *
 * <p>Any number of threads may ask; those that tell take turns.
 */
public final class PolicyInForce implements PolicySource {
  private final WhenMissing whenMissing;
  private final LabelGate labels;
  private final Clock clock;
  private final Function<byte[], ParsedPolicy> parser;
  private final PolicyListener listener;
  private volatile PolicyStatus status;
  private volatile PolicyState state;

  /**
   * Nothing seen yet.
   *
   * @param labels tells whether a policy that needs the labels of namespaces can be put in force
   * @param listener is told of the document, one thread at a time
   */
  public PolicyInForce(
      PolicyOrigin origin,
      LabelGate labels,
      Clock clock,
      Function<byte[], ParsedPolicy> parser,
      PolicyListener listener) {
    this.whenMissing = origin.whenMissing();
    this.labels = labels;
    this.clock = clock;
    this.parser = parser;
    this.listener = listener;
    this.status = PolicyStatus.pending(origin.name(), clock.instant());
    this.state = stateOf(status);
  }

  @Override
  public PolicyState current() {
    return state;
  }

  private PolicyState stateOf(PolicyStatus now) {
    if (now.inForce().isEmpty()) {
      return now.isReady()
          ? new PolicyState.NothingEnforced()
          : new PolicyState.NotKnown(now.sentence());
    }
    PolicySnapshot snapshot = now.inForce().get();
    boolean isTheSame =
        state instanceof PolicyState.InForce known
            && known.snapshot().digest().equals(snapshot.digest());
    return isTheSame ? state : new PolicyState.InForce(snapshot, clock.instant(), inForceNow());
  }

  private Optional<PolicyEvaluator> inForceNow() {
    if (state instanceof PolicyState.InForce known) {
      return Optional.of(known.snapshot().evaluator());
    }
    return state instanceof PolicyState.NothingEnforced
        ? Optional.of(new PolicyEvaluator(Policy.NOTHING))
        : Optional.empty();
  }

  /** What is known now. */
  public PolicyStatus status() {
    return status;
  }

  /** The document was read. */
  public synchronized void found(byte[] document) {
    String digest = PolicySnapshot.digest(document);
    if (status.seen().filter(digest::equals).isPresent()) {
      return;
    }
    ParsedPolicy parsed = parser.apply(document);
    if (parsed instanceof ParsedPolicy.Valid valid) {
      PolicyEvaluator evaluator = new PolicyEvaluator(valid.policy());
      propose(new PolicySnapshot(evaluator, status.origin(), digest));
      listener.read(valid);
    } else if (parsed instanceof ParsedPolicy.Invalid invalid) {
      List<String> lines = invalid.problems().stream().map(PolicyProblem::toString).toList();
      refuse(Optional.of(digest), new DocumentProblems(lines, invalid.count()));
    }
  }

  /** More, or less, may be known of the labels of namespaces than before. */
  private synchronized void labelsChanged() {
    status.waiting().ifPresent(this::propose);
  }

  private void propose(PolicySnapshot valid) {
    LabelAccess access =
        valid.policy().usesNamespaceLabels()
            ? labels.require(this::labelsChanged)
            : new LabelAccess.Known();
    if (access instanceof LabelAccess.Awaited awaited) {
      postpone(PolicyStatus.State.WAITING, valid, awaited.why());
    } else if (access instanceof LabelAccess.Refused refused) {
      postpone(PolicyStatus.State.REFUSED, valid, refused.why());
    } else {
      tell(status.withInForce(valid, clock.instant()));
    }
  }

  private void postpone(PolicyStatus.State state, PolicySnapshot valid, String why) {
    PolicyStatus next = status.withWaiting(valid, state, DocumentProblems.of(why), clock.instant());
    if (!next.tellsTheSameAs(status)) {
      tell(next);
    }
  }

  /** Something is there that cannot even be read as a document, for the reason given. */
  public synchronized void unusable(String why) {
    boolean isKnown =
        status.state() == PolicyStatus.State.REFUSED && status.problems().equals(List.of(why));
    if (!isKnown) {
      refuse(Optional.empty(), DocumentProblems.of(why));
    }
  }

  /** There is no document, or no longer. */
  public synchronized void missing() {
    if (status.state() != PolicyStatus.State.MISSING) {
      tell(status.withNoDocument(whenMissing, clock.instant()));
    }
  }

  /** Nobody could look, for the reason given. What was seen before still holds. */
  public synchronized void unreachable(String why) {
    if (status.state() == PolicyStatus.State.PENDING && !status.problems().equals(List.of(why))) {
      tell(status.withNothingSeen(why, clock.instant()));
    }
  }

  private void refuse(Optional<String> digest, DocumentProblems problems) {
    tell(status.withRefusal(digest, problems, clock.instant()));
  }

  private void tell(PolicyStatus next) {
    status = next;
    state = stateOf(next);
    if (!next.needsNamespaceLabels()) {
      labels.release();
    }
    listener.changed(next);
  }
}
