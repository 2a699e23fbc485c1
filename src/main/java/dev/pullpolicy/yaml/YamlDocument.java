package dev.pullpolicy.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** The bytes of a YAML document as a tree of nodes, within bounds. */
public final class YamlDocument {
  private YamlDocument() {}

  /** The root of the document; nothing where it has no content. */
  public static YamlNode read(byte[] document, YamlRules rules) throws UnreadableException {
    String text = DocumentText.of(document, rules.maxBytes());
    DocumentText.requirePrintable(text);
    try {
      return YamlComposer.compose(text, rules);
    } catch (MarkedYAMLException e) {
      throw unreadable(e);
    } catch (YAMLException e) {
      throw new UnreadableException(
          Position.START, UnreadableException.words("YAML", e.getMessage()));
    }
  }

  private static UnreadableException unreadable(MarkedYAMLException e) {
    Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
    String context = e.getContext() == null ? "" : " " + e.getContext();
    return new UnreadableException(
        mark == null ? Position.START : Position.of(mark),
        UnreadableException.words("YAML", e.getProblem() + context));
  }
}
