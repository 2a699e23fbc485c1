package dev.pullpolicy.report;

/**
 * A part of an input that was not looked at, for a reason that its author should know.
 *
 * @param place where it begins
 * @param reason what it is and what to do, as a sentence about it: {@code is a Helm template;
 *     render it with helm template}
 */
public record Skipped(Place place, String reason) {}
