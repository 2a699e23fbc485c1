/**
 * {@code pullpolicy register}: makes the certificate, waits until the webhook answers, and only
 * then has the API server call it.
 *
 * <p>May use {@code certificate}, {@code yaml}, {@code policy}, Jackson and fabric8; of the latter
 * its HTTP client alone, so that every request is one that is written here.
 */
package dev.pullpolicy.register;
