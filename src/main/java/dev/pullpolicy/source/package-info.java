/**
 * Where the policy document comes from: a watched ConfigMap, or a file.
 *
 * <p>May use {@code config}, {@code policy}, Vert.x and fabric8.
 */
package dev.pullpolicy.source;
