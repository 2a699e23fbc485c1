package dev.pullpolicy.register;

import java.time.Clock;

/** What every step has around it. */
record Around(Clock clock, Journal journal) {}
