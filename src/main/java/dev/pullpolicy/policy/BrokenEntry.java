package dev.pullpolicy.policy;

import java.util.Optional;

/**
 * How often one request breaks one entry of the policy: every violation is among it, also those
 * that are not told one by one.
 *
 * @param kind what is broken
 * @param name the rule or override
 * @param action what the rule asks for
 * @param reportedBy why it is only reported, as the first such violation says it; empty where the
 *     action is taken
 * @param count how many violations
 */
public record BrokenEntry(
    Violation.Kind kind, String name, Action action, Optional<String> reportedBy, int count) {}
