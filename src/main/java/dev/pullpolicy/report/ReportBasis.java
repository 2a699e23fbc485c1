package dev.pullpolicy.report;

import dev.pullpolicy.policy.Policy;

/**
 * What reports say beside what was found, and how.
 *
 * @param policy what was checked against; {@link Policy#NOTHING} where there is no document
 * @param description where it comes from: {@code policy.yaml, sha256:01234567}
 * @param version the program's
 * @param style for people only
 * @param width columns of the terminal, for people only; 0 where lines are not to be broken
 */
public record ReportBasis(
    Policy policy, String description, String version, Style style, int width) {
  static final String PROGRAM = "pullpolicy";
}
