/**
 * The policy document: from YAML to a {@link dev.pullpolicy.policy.Policy}, with every error at
 * once.
 *
 * <p>May use {@code policy}, {@code image} and {@code yaml}. What it hands to others ({@link
 * dev.pullpolicy.config.PolicySource}, {@link dev.pullpolicy.config.NamespaceLabels}) is
 * implemented elsewhere.
 */
package dev.pullpolicy.config;
