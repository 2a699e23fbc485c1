package dev.pullpolicy.source;

/**
 * Where a policy document lives.
 *
 * @param name as messages name it
 * @param whenMissing what it means that there is none at the start
 */
public record PolicyOrigin(String name, WhenMissing whenMissing) {}
