package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.cli.manifest.RawDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A document with its policies written.
 *
 * @param raw as it was
 * @param edited as it is then; empty where nothing is to be written, or cannot be
 * @param problems why it is as it was
 */
record ResolvedDocument(
    RawDocument raw, Optional<EditedDocument.Edited> edited, List<Problem> problems) {

  static ResolvedDocument untouched(RawDocument raw, List<Problem> problems) {
    return new ResolvedDocument(raw, Optional.empty(), problems);
  }

  /** The bytes of the document. */
  byte[] content() {
    return edited.map(done -> done.text().getBytes(StandardCharsets.UTF_8)).orElseGet(raw::content);
  }

  /** How many policies were written. */
  int written() {
    return edited.map(EditedDocument.Edited::policies).orElse(0);
  }
}
