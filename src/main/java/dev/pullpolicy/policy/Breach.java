package dev.pullpolicy.policy;

/**
 * How an image use breaks a requirement.
 *
 * @param found what was found and what is allowed
 * @param advice what to write instead
 */
public record Breach(String found, String advice) {}
