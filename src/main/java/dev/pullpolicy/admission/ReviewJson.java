package dev.pullpolicy.admission;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.pullpolicy.workload.Bound;

/**
 * How reviews are read and written.
 *
 * <p>Field names are not put into Jackson's symbol table: whoever chooses names of one hash code
 * would make it refuse the review, which under {@code failurePolicy: Ignore} is a way past the
 * policy, and switching that check off would leave names that are looked up ever more slowly.
 * (Jackson then decodes bytes through a reader, which takes broken UTF-8 as U+FFFD, as Go does.)
 * Answers are written in ASCII, so that no half of a surrogate pair in a name can break them.
 */
final class ReviewJson {
  static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .streamReadConstraints(Bound.readConstraints())
          .build();

  private ReviewJson() {}
}
