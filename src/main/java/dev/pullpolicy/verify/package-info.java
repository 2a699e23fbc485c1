/**
 * Whether a cluster's API server asks the webhook, and whether that answers as a policy document
 * says: seen from outside, by pods that are sent as dry runs.
 *
 * <p>May use {@code config}, {@code workload}, {@code policy}, Jackson's streaming parser and
 * fabric8.
 */
package dev.pullpolicy.verify;
