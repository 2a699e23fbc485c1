package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.yaml.WrittenNode;
import dev.pullpolicy.yaml.YamlNode;

/**
 * A document that is edited.
 *
 * @param text its text
 * @param read what it says
 * @param written how it says that
 */
record SourceDocument(String text, YamlNode read, WrittenNode written) {}
