/**
 * Kubernetes objects: from JSON tokens to the image uses and facts that policies ask about. One
 * reader for all input.
 *
 * <p>May use {@code policy}, {@code image} and Jackson's streaming API: no tree, no object model.
 */
package dev.pullpolicy.workload;
