/**
 * What the webhook tells those who run it: counters, gauges and log events, all of them bounded.
 *
 * <p>May use {@code policy}, {@code image}, Micrometer and JBoss LogManager; knows no HTTP and no
 * fabric8.
 */
package dev.pullpolicy.metrics;
