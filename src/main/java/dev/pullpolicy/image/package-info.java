/**
 * Image references: what a text in an {@code image} field names.
 *
 * <p>May use {@code java.*} only, and does no I/O.
 */
package dev.pullpolicy.image;
