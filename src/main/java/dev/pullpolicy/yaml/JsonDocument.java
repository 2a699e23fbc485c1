package dev.pullpolicy.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.pullpolicy.yaml.YamlNode.Entry;
import dev.pullpolicy.yaml.YamlNode.Mapping;
import dev.pullpolicy.yaml.YamlNode.Scalar;
import dev.pullpolicy.yaml.YamlNode.ScalarType;
import dev.pullpolicy.yaml.YamlNode.Sequence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bytes of a JSON text (RFC 8259) as a tree of the same nodes, within bounds. */
public final class JsonDocument {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String SOURCE = " at [Source";

  private final String text;
  private final JsonParser parser;
  private final YamlRules rules;
  private int nodes;
  private int chars;
  private int codePoints;

  private JsonDocument(String text, YamlRules rules) throws IOException {
    this.text = text;
    this.rules = rules;
    this.parser =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(rules.maxDepth())
                    .maxStringLength(rules.maxBytes())
                    .build())
            .build()
            .createParser(text);
  }

  /** The root of the only text in the document. */
  public static YamlNode read(byte[] document, YamlRules rules) throws UnreadableException {
    String text = DocumentText.of(document, rules.maxBytes());
    if (text.startsWith(BYTE_ORDER_MARK)) {
      text = " " + text.substring(1);
    }
    try {
      return new JsonDocument(text, rules).root();
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory cannot be read", e);
    }
  }

  private static UnreadableException unreadable(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return new UnreadableException(
        at == null
            ? Position.START
            : new Position(at.getLineNr(), at.getColumnNr(), (int) at.getCharOffset()),
        UnreadableException.words("JSON", withoutSource(e.getOriginalMessage())));
  }

  /** Without the remark in which the library says where something else is, in words of its own. */
  private static String withoutSource(String problem) {
    int source = problem.indexOf(SOURCE);
    int remark = problem.lastIndexOf(" (", Math.max(0, source));
    return source < 0 || remark < 0 ? problem : problem.substring(0, remark);
  }

  private YamlNode root() throws IOException, UnreadableException {
    parser.nextToken();
    YamlNode root = node();
    if (parser.nextToken() != null) {
      throw new UnreadableException(
          position(parser.currentTokenLocation()),
          "a second text begins here; begin it on a line of its own");
    }
    return root;
  }

  private YamlNode node() throws IOException, UnreadableException {
    Position at = position(parser.currentTokenLocation());
    nodes++;
    if (nodes > rules.maxNodes()) {
      throw new UnreadableException(
          at, "more than %,d values up to here; no more are read".formatted(rules.maxNodes()));
    }
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return mapping(at);
    }
    return token == JsonToken.START_ARRAY ? sequence(at) : scalar(at);
  }

  private YamlNode mapping(Position at) throws IOException, UnreadableException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    List<Entry> duplicates = new ArrayList<>(0);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      Scalar key = scalar(position(parser.currentTokenLocation()));
      parser.nextToken();
      Entry entry = new Entry(key, node());
      if (entries.put(key.text(), entry) != null) {
        duplicates.add(entry);
      }
    }
    return new Mapping(at, true, entries, duplicates);
  }

  private YamlNode sequence(Position at) throws IOException, UnreadableException {
    List<YamlNode> entries = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      entries.add(node());
    }
    return new Sequence(at, entries);
  }

  private Scalar scalar(Position at) throws IOException {
    String value = parser.getText();
    ScalarType type =
        switch (parser.currentToken()) {
          case VALUE_TRUE -> ScalarType.TRUE;
          case VALUE_FALSE -> ScalarType.FALSE;
          case VALUE_NULL -> ScalarType.NULL;
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> ScalarType.NUMBER;
          default -> ScalarType.TEXT;
        };
    Position end = position(parser.currentLocation());
    return new Scalar(at, end, value, type, type != ScalarType.TEXT);
  }

  /**
   * The library counts halves of characters beyond 16 bits. Places come nearly in the text's order:
   * behind a key the library has read on into its value.
   */
  private Position position(JsonLocation at) {
    int offset = (int) at.getCharOffset();
    codePoints +=
        offset < chars ? -text.codePointCount(offset, chars) : text.codePointCount(chars, offset);
    chars = offset;
    return new Position(at.getLineNr(), at.getColumnNr(), codePoints);
  }
}
