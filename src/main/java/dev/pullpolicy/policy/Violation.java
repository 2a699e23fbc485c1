package dev.pullpolicy.policy;

import java.util.Optional;

/**
 * A rule that an image use breaks, or an override that is not in force.
 *
 * @param name the rule or override
 * @param kind which of the two
 * @param use the image use
 * @param field the field to look at
 * @param action what the rule asks for
 * @param breach what was found and what to write
 * @param reason the rule's own words
 * @param reportedBy why it is only reported: {@code enforcement: Report}, {@code exemption NAME};
 *     empty where the action is taken
 */
public record Violation(
    String name,
    Kind kind,
    ImageUse use,
    FieldPath field,
    Action action,
    Breach breach,
    Optional<String> reason,
    Optional<String> reportedBy) {

  /** What is broken. */
  public enum Kind {
    /** An entry of {@code rules}. */
    RULE,
    /** An entry of {@code overrides}. */
    OVERRIDE
  }

  /** The action that is taken: a reported violation warns at most. */
  public Action effectiveAction() {
    return reportedBy.isPresent() ? action.atMost(Action.WARN) : action;
  }

  /** Whether the object is refused for it. */
  public boolean refuses() {
    return effectiveAction() == Action.DENY;
  }

  /** Whether the other one is of the same entry at the same field, for whatever pull policy. */
  public boolean isSameBreachAs(Violation other) {
    return name.equals(other.name) && field.equals(other.field);
  }

  /** The same violation with other advice. */
  public Violation withAdvice(String advice) {
    return new Violation(
        name, kind, use, field, action, new Breach(breach.found(), advice), reason, reportedBy);
  }

  /** The sentence of one that refuses nothing, without {@link #report()}. */
  public String warning() {
    boolean wouldBeDenied = reportedBy.isPresent() && action == Action.DENY;
    return (wouldBeDenied ? "would be denied: " : "") + sentence();
  }

  /** The sentence of one that will be broken by pods to come, without {@link #report()}. */
  public String warningOfItsPods() {
    String verb = reportedBy.isPresent() ? "would" : "will";
    return "new pods %s be refused: %s".formatted(verb, sentence());
  }

  /** What follows a sentence about what is only reported, and why; else nothing. */
  public String report() {
    return reportedBy.map(by -> " (" + by + ")").orElse("");
  }

  /**
   * The violation as a sentence without a final period: rule, which list and name and path, what
   * was found, what is allowed, why, what to write.
   */
  public String sentence() {
    return "%s: %s: %s%s; %s"
        .formatted(
            name,
            use.described(),
            breach.found(),
            reason.map(why -> " (" + Printable.line(why) + ")").orElse(""),
            breach.advice());
  }
}
