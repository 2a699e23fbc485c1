/**
 * Certificates: made, written as PEM, and read again.
 *
 * <p>May use {@code java.*} and Bouncy Castle.
 */
package dev.pullpolicy.certificate;
