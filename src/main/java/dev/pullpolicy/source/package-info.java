/**
 * Where the policy document comes from: a watched ConfigMap, or a file; and the labels of
 * namespaces that it may select by.
 *
 * <p>May use {@code config}, {@code policy}, Vert.x and fabric8.
 */
package dev.pullpolicy.source;
