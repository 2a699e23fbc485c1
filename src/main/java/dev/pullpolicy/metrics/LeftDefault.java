package dev.pullpolicy.metrics;

import dev.pullpolicy.policy.StaleDefault;

/**
 * A stale default that an update leaves standing.
 *
 * @param isResettable whether {@code staleDefaults: Reset} writes over such a one
 */
public record LeftDefault(StaleDefault stale, boolean isResettable) {}
