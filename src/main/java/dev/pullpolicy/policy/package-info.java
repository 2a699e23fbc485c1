/**
 * What a policy is and what it decides: pure functions from image uses to changes and violations.
 *
 * <p>May use {@code java.*} and {@code dev.pullpolicy.image} only: no I/O, no clock, no logger, no
 * {@code null}.
 */
package dev.pullpolicy.policy;
