/**
 * What was found in manifests, and the forms in which it is printed.
 *
 * <p>May use {@code workload}, {@code policy}, {@code image} and Jackson's streaming API.
 */
package dev.pullpolicy.report;
