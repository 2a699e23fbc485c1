package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.cli.resolve.EditedDocument.Edited;
import dev.pullpolicy.cli.resolve.EditedDocument.Refused;
import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.yaml.Position;
import dev.pullpolicy.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes pull policies into one document by editing its text, and reads what it has written. */
final class DocumentEditor {
  private final SourceText text;
  private final YamlNode before;
  private final DocumentReader reader;
  private final EntryEditor entries;

  /** How a document is read. */
  @FunctionalInterface
  interface DocumentReader {
    /** The root of the document of that text; empty where it cannot be read. */
    Optional<YamlNode> read(String text);
  }

  /** An editor of that document, read as the reader reads it. */
  DocumentEditor(SourceDocument document, DocumentReader reader) {
    this.text = new SourceText(document.text());
    this.before = document.read();
    this.reader = reader;
    this.entries = new EntryEditor(document, text);
  }

  /** The document with those policies; as it is where one of them cannot be written. */
  EditedDocument write(List<WantedPolicy> wanted) {
    Map<EntryEditor.Place, List<WantedPolicy>> byPlace = new LinkedHashMap<>();
    List<Refusal> refusals = new ArrayList<>();
    List<TextEdit> edits = new ArrayList<>();
    for (WantedPolicy policy : wanted) {
      try {
        byPlace.computeIfAbsent(entries.place(policy), p -> new ArrayList<>()).add(policy);
      } catch (RefusedException e) {
        refusals.add(e.refusal());
      }
    }
    for (List<WantedPolicy> atOnePlace : byPlace.values()) {
      try {
        edits.addAll(entries.edit(atOnePlace));
      } catch (RefusedException e) {
        refusals.add(e.refusal());
      }
    }
    return refusals.isEmpty()
        ? apply(edits.stream().distinct().sorted(TextEdit.ORDER).toList(), wanted, byPlace.size())
        : new Refused(refusals);
  }

  private EditedDocument apply(List<TextEdit> edits, List<WantedPolicy> wanted, int policies) {
    for (int i = 1; i < edits.size(); i++) {
      if (edits.get(i - 1).collidesWith(edits.get(i))) {
        return refused(Position.START, "two policies would be written at one place");
      }
    }
    String edited = text.with(edits);
    Optional<YamlNode> after = reader.read(edited);
    if (after.isEmpty()) {
      return refused(Position.START, "the document could not be read with the policies written");
    }
    Optional<FieldPath> difference = OnlyWanted.difference(before, after.get(), wanted);
    return difference.isEmpty()
        ? new Edited(edited, edits, policies)
        : refused(
            entries.position(difference.get()),
            "writing the policies would not come out right at " + difference.get());
  }

  private static EditedDocument refused(Position at, String message) {
    return new Refused(List.of(new Refusal(at, message + "; write them by hand")));
  }
}
