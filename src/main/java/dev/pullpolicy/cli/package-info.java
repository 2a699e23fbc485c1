/**
 * The commands that answer without a cluster, with the webhook's own engine.
 *
 * <p>May use {@code report}, {@code config}, {@code workload}, {@code policy}, {@code image},
 * picocli and Jackson's streaming API. Nothing here starts Quarkus.
 */
package dev.pullpolicy.cli;
