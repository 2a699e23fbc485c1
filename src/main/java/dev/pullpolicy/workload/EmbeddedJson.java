package dev.pullpolicy.workload;

import com.fasterxml.jackson.core.JsonFactory;

/**
 * How JSON is read that nobody but its author has looked at: text inside of an object, a manifest.
 * Field names are not put into Jackson's symbol table, which names of one hash code, chosen by
 * anybody, would fill.
 */
public final class EmbeddedJson {
  /** Makes its parsers. */
  public static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(Bound.readConstraints())
          .build();

  private EmbeddedJson() {}
}
