package dev.pullpolicy.cli.resolve;

import java.util.List;

/** What becomes of a document in which policies are to be written. */
sealed interface EditedDocument {

  /**
   * It was edited.
   *
   * @param text as it is then
   * @param edits in order
   */
  record Edited(String text, List<TextEdit> edits) implements EditedDocument {}

  /** It stays as it is, all of it: half of what is wanted would look like the whole. */
  record Refused(List<Refusal> refusals) implements EditedDocument {}
}
