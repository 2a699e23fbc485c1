package dev.pullpolicy.config;

import dev.pullpolicy.policy.Scope;

/**
 * An entry of a valid document where it stands.
 *
 * @param scope what it is about
 */
record PolicyEntry(Section section, String name, Scope scope, Field place) {

  /** How another entry's doubts name it. */
  String described() {
    return "%s (%s, line %d)".formatted(name, place.path(), place.value().at().line());
  }
}
