package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.yaml.Position;

/**
 * Why a document is not edited.
 *
 * @param at the place to look at, in the document
 * @param message what stands there, why it is not edited and what to do, without a final period
 */
record Refusal(Position at, String message) {}
