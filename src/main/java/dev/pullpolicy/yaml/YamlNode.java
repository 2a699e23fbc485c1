package dev.pullpolicy.yaml;

import java.util.List;
import java.util.Map;

/** A node of a YAML document, with aliases and merge keys resolved. */
public sealed interface YamlNode {

  /** A document without content. */
  YamlNode NOTHING = new Scalar(Position.START, Position.START, "", ScalarType.NULL, true);

  /** Where it begins; for what an alias stands for, where that begins. */
  Position at();

  /** What it is, in a sentence. */
  String noun();

  /** What a scalar is read as. */
  enum ScalarType {
    /** A text. */
    TEXT("a text"),
    /** True. */
    TRUE("true"),
    /** False. */
    FALSE("false"),
    /** A number of any kind. */
    NUMBER("a number"),
    /** Nothing. */
    NULL("nothing");

    private final String noun;

    ScalarType(String noun) {
      this.noun = noun;
    }

    /** What it is, in a sentence. */
    public String noun() {
      return noun;
    }
  }

  /**
   * A scalar.
   *
   * @param end where what follows it begins
   * @param text what is written, without quotes
   * @param isPlain whether it is written without quotes and tag
   */
  record Scalar(Position at, Position end, String text, ScalarType type, boolean isPlain)
      implements YamlNode {
    @Override
    public String noun() {
      return type.noun();
    }
  }

  /** A list. */
  record Sequence(Position at, List<YamlNode> entries) implements YamlNode {
    @Override
    public String noun() {
      return "a list";
    }
  }

  /**
   * A mapping.
   *
   * @param isFlow whether it is written in braces
   * @param entries by key, in the order of the document; of a key that is written twice the last,
   *     as in kubectl
   * @param duplicates entries whose key was there before
   */
  record Mapping(Position at, boolean isFlow, Map<String, Entry> entries, List<Entry> duplicates)
      implements YamlNode {
    @Override
    public String noun() {
      return "a mapping";
    }
  }

  /** A key and its value. */
  record Entry(Scalar key, YamlNode value) {}
}
