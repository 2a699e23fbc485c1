package dev.pullpolicy.register;

import java.time.Clock;
import java.util.Map;

/**
 * What of its machine a registration uses.
 *
 * @param environment in which the kubelet says where Services are
 */
record Machine(Clock clock, Pauses pauses, Map<String, String> environment, Journal journal) {}
