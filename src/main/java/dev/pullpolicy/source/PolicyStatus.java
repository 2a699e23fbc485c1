package dev.pullpolicy.source;

import dev.pullpolicy.config.PolicySnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of the policy document, and what is in force.
 *
 * @param state what was last seen
 * @param isReady whether requests may be answered
 * @param origin where the document lives
 * @param seen SHA-256 of the document that was last seen, in hexadecimal; empty where none was
 * @param inForce the policy that requests are held against
 * @param waiting a valid policy that was last seen and is not in force, since the labels of
 *     namespaces are not known
 * @param found what is wrong with what was last seen
 * @param since when this became so
 */
public record PolicyStatus(
    State state,
    boolean isReady,
    String origin,
    Optional<String> seen,
    Optional<PolicySnapshot> inForce,
    Optional<PolicySnapshot> waiting,
    DocumentProblems found,
    Instant since) {
  private static final String VALID = "there is a valid one";

  /** What was last seen. */
  public enum State {
    /** Nothing yet. */
    PENDING("Pending"),
    /** A valid document. */
    IN_FORCE("InForce"),
    /** A valid document that selects by labels of namespaces, which are not known yet. */
    WAITING("Waiting"),
    /** A document that is refused. */
    REFUSED("Refused"),
    /** That there is none. */
    MISSING("Missing");

    private final String word;

    State(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** What is told of what is wrong with what was last seen, in the order of the document. */
  public List<String> problems() {
    return found.lines();
  }

  /** How much is wrong with it, told or not. */
  public int problemCount() {
    return found.count();
  }

  /** Nothing was seen yet. */
  static PolicyStatus pending(String origin, Instant now) {
    return new PolicyStatus(
        State.PENDING,
        false,
        origin,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        DocumentProblems.NONE,
        now);
  }

  /** Nobody could look, for that reason. */
  PolicyStatus withNothingSeen(String why, Instant now) {
    return with(State.PENDING, Optional.empty(), DocumentProblems.of(why), now);
  }

  /** That one is in force from now on. */
  PolicyStatus withInForce(PolicySnapshot valid, Instant now) {
    return new PolicyStatus(
        State.IN_FORCE,
        true,
        origin,
        Optional.of(valid.digest()),
        Optional.of(valid),
        Optional.empty(),
        DocumentProblems.NONE,
        now);
  }

  /** What was seen is refused; no digest where it could not even be read. */
  PolicyStatus withRefusal(Optional<String> digest, DocumentProblems why, Instant now) {
    return with(State.REFUSED, digest, why, now);
  }

  /** There is no document, or no longer. */
  PolicyStatus withNoDocument(WhenMissing whenMissing, Instant now) {
    return new PolicyStatus(
        State.MISSING,
        inForce.isPresent() || whenMissing == WhenMissing.READY,
        origin,
        Optional.empty(),
        inForce,
        Optional.empty(),
        DocumentProblems.NONE,
        now);
  }

  /** A valid one that has to wait, or is refused until rights are granted. */
  PolicyStatus withWaiting(PolicySnapshot valid, State as, DocumentProblems why, Instant now) {
    return new PolicyStatus(
        as, isReady, origin, Optional.of(valid.digest()), inForce, Optional.of(valid), why, now);
  }

  private PolicyStatus with(
      State next, Optional<String> digest, DocumentProblems why, Instant now) {
    return new PolicyStatus(next, isReady, origin, digest, inForce, Optional.empty(), why, now);
  }

  /** Whether the policy in force, or one that waits, selects by labels of namespaces. */
  public boolean needsNamespaceLabels() {
    return Stream.concat(inForce.stream(), waiting.stream())
        .anyMatch(snapshot -> snapshot.policy().usesNamespaceLabels());
  }

  /** Whether a reader would learn nothing from one that has not learnt it from the other. */
  boolean tellsTheSameAs(PolicyStatus other) {
    return state == other.state() && seen.equals(other.seen()) && found.equals(other.found);
  }

  /** The state in one sentence, without the problems themselves. */
  public String sentence() {
    return switch (state) {
      case PENDING -> origin + " has not been read yet; no request is answered until it is";
      case IN_FORCE -> inForce.map(PolicySnapshot::describe).orElse(origin) + " is in force";
      case WAITING ->
          "%s selects by labels of namespaces, which are not known yet; %s"
              .formatted(origin, consequence("they are"));
      case REFUSED -> "%s is refused for %s; %s".formatted(origin, count(), consequence(VALID));
      case MISSING -> "%s %s; %s".formatted(origin, absence(), consequence(VALID));
    };
  }

  private String absence() {
    return inForce.isPresent() ? "was deleted" : "does not exist";
  }

  private String count() {
    return problemCount() == 1 ? "1 problem" : problemCount() + " problems";
  }

  private String consequence(String until) {
    if (inForce.isPresent()) {
      return "the last valid one stays in force (" + inForce.get().describe() + ")";
    }
    return isReady ? "nothing is enforced" : "no request is answered until " + until;
  }
}
