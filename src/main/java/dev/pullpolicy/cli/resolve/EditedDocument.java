package dev.pullpolicy.cli.resolve;

import java.util.List;

/** What becomes of a document in which policies are to be written. */
sealed interface EditedDocument {

  /**
   * It was edited.
   *
   * @param text as it is then
   * @param edits in order
   * @param policies how many were written, each as often as it stands in the text
   */
  record Edited(String text, List<TextEdit> edits, int policies) implements EditedDocument {}

  /** It stays as it is, all of it: half of what is wanted would look like the whole. */
  record Refused(List<Refusal> refusals) implements EditedDocument {}
}
