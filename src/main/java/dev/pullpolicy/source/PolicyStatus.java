package dev.pullpolicy.source;

import dev.pullpolicy.config.PolicySnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the policy document, and what is in force.
 *
 * @param state what was last seen
 * @param isReady whether requests may be answered
 * @param origin where the document lives
 * @param seen SHA-256 of the document that was last seen, in hexadecimal; empty where none was
 * @param inForce the last valid policy
 * @param problems what is wrong with what was last seen, in the order of the document
 * @param since when this became so
 */
public record PolicyStatus(
    State state,
    boolean isReady,
    String origin,
    Optional<String> seen,
    Optional<PolicySnapshot> inForce,
    List<String> problems,
    Instant since) {

  /** What was last seen. */
  public enum State {
    /** Nothing yet. */
    PENDING("Pending"),
    /** A valid document. */
    IN_FORCE("InForce"),
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

  /** Copies. */
  public PolicyStatus {
    problems = List.copyOf(problems);
  }

  /** The state in one sentence, without the problems themselves. */
  public String sentence() {
    return switch (state) {
      case PENDING -> origin + " has not been read yet; no request is answered until it is";
      case IN_FORCE -> inForce.map(PolicySnapshot::describe).orElse(origin) + " is in force";
      case REFUSED -> "%s is refused for %s; %s".formatted(origin, count(), consequence());
      case MISSING -> "%s %s; %s".formatted(origin, absence(), consequence());
    };
  }

  private String absence() {
    return inForce.isPresent() ? "was deleted" : "does not exist";
  }

  private String count() {
    return problems.size() == 1 ? "1 problem" : problems.size() + " problems";
  }

  private String consequence() {
    if (inForce.isPresent()) {
      return "the last valid one stays in force (" + inForce.get().describe() + ")";
    }
    return isReady ? "nothing is enforced" : "no request is answered until there is a valid one";
  }
}
