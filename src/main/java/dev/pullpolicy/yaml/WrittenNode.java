package dev.pullpolicy.yaml;

import java.util.List;
import java.util.Optional;

/**
 * A node of a document as it is written: aliases and merge keys stand where they stand, so that the
 * text can be edited. {@link YamlNode} is what comes of it.
 */
public sealed interface WrittenNode {

  /** What it takes of the text. */
  Extent extent();

  /** What it stands for: itself, but for an alias. */
  default WrittenNode target() {
    return this;
  }

  /**
   * What a node takes of the text.
   *
   * @param at where it begins, with its anchor and its tag
   * @param content where it begins without them, in characters
   * @param end where it ends, in characters; exact but for lists and mappings in block style
   * @param anchor the name of its anchor
   * @param tag its tag, as the YAML library expands it
   */
  record Extent(Position at, int content, int end, Optional<String> anchor, Optional<String> tag) {}

  /** How a scalar is written. */
  enum Style {
    /** Without quotes. */
    PLAIN,
    /** In single quotes. */
    SINGLE,
    /** In double quotes. */
    DOUBLE,
    /** Behind {@code |} or {@code >}. */
    BLOCK
  }

  /** A scalar. */
  record Scalar(Extent extent, String text, Style style) implements WrittenNode {}

  /**
   * A list.
   *
   * @param isFlow whether it is written in brackets
   */
  record Sequence(Extent extent, boolean isFlow, List<WrittenNode> entries)
      implements WrittenNode {}

  /**
   * A mapping.
   *
   * @param isFlow whether it is written in braces
   * @param pairs in the order of the document, {@code <<} and what is written twice among them
   */
  record Mapping(Extent extent, boolean isFlow, List<Pair> pairs) implements WrittenNode {}

  /** What stands for another node. */
  record Alias(Extent extent, String name, WrittenNode target) implements WrittenNode {}

  /** A key and its value. */
  record Pair(WrittenNode key, WrittenNode value) {
    /** The key's text. */
    public String name() {
      return key.target() instanceof Scalar scalar ? scalar.text() : "";
    }

    /** Whether the value is merged in. */
    public boolean isMerge() {
      return key.target() instanceof Scalar scalar
          && scalar.style() == Style.PLAIN
          && scalar.text().equals(MappingBuilder.MERGE);
    }
  }
}
