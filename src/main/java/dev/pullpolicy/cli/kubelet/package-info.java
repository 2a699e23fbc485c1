/**
 * What nodes do with a pull policy: statements, each with its proof.
 *
 * <p>May use {@code policy} and {@code image}.
 */
package dev.pullpolicy.cli.kubelet;
