package dev.pullpolicy.policy;

/**
 * How many violations are not told one by one, by the action that is taken. 10,000 image uses can
 * break 1,000 rules each: ten million sentences that nobody reads.
 */
public record Omitted(int denied, int warned, int audited) {
  /**
   * How many violations of each action are told, the first by field path: what is said of them
   * (twenty lines of a denial, 4,096 characters of warnings at 40 or more each, 1,024 of audit
   * annotations at 11 or more) has room for fewer.
   */
  public static final int KEPT = 100;

  /** Everything is told. */
  public static final Omitted NONE = new Omitted(0, 0, 0);

  /** Those that are said to the author. */
  public int said() {
    return denied + warned;
  }

  /** All of them. */
  public int total() {
    return denied + warned + audited;
  }
}
