package dev.pullpolicy.yaml;

import dev.pullpolicy.yaml.WrittenNode.Alias;
import dev.pullpolicy.yaml.WrittenNode.Extent;
import dev.pullpolicy.yaml.WrittenNode.Mapping;
import dev.pullpolicy.yaml.WrittenNode.Pair;
import dev.pullpolicy.yaml.WrittenNode.Scalar;
import dev.pullpolicy.yaml.WrittenNode.Sequence;
import dev.pullpolicy.yaml.WrittenNode.Style;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;

/**
 * The nodes of a YAML document as they are written. Only for documents that {@link YamlDocument}
 * has read: that has held them within bounds, and against all that YAML does not allow.
 */
public final class WrittenDocument {
  private final Parser events;
  private final int[] text;
  private final Map<String, WrittenNode> anchors = new HashMap<>();

  private WrittenDocument(String text) {
    this.events = YamlEvents.of(text, YamlRules.Strictness.AS_KUBECTL);
    this.text = text.codePoints().toArray();
  }

  /** The root of the YAML document of that text, which has one. */
  public static WrittenNode of(String text) {
    WrittenDocument document = new WrittenDocument(text);
    document.events.getEvent();
    document.events.getEvent();
    return document.node();
  }

  /** The same of a JSON document, which has been read from the same text. */
  public static WrittenNode ofJson(YamlNode node) {
    if (node instanceof YamlNode.Scalar scalar) {
      Style style = scalar.isPlain() ? Style.PLAIN : Style.DOUBLE;
      return new Scalar(json(node, scalar.end().offset()), scalar.text(), style);
    }
    if (node instanceof YamlNode.Sequence list) {
      return new Sequence(
          json(node, node.at().offset()),
          true,
          list.entries().stream().map(WrittenDocument::ofJson).toList());
    }
    YamlNode.Mapping mapping = (YamlNode.Mapping) node;
    return new Mapping(
        json(node, node.at().offset()),
        true,
        mapping.entries().values().stream()
            .map(entry -> new Pair(ofJson(entry.key()), ofJson(entry.value())))
            .toList());
  }

  private static Extent json(YamlNode node, int end) {
    return new Extent(node.at(), node.at().offset(), end, Optional.empty(), Optional.empty());
  }

  private WrittenNode node() {
    NodeEvent event = (NodeEvent) events.getEvent();
    if (event instanceof AliasEvent alias) {
      return new Alias(extent(event, null), alias.getAnchor(), anchors.get(alias.getAnchor()));
    }
    WrittenNode node = content(event);
    if (event.getAnchor() != null) {
      anchors.put(event.getAnchor(), node);
    }
    return node;
  }

  private WrittenNode content(NodeEvent event) {
    if (event instanceof ScalarEvent scalar) {
      return new Scalar(
          extent(event, scalar.getTag()), scalar.getValue(), style(scalar.getScalarStyle()));
    }
    Extent start = extent(event, ((CollectionStartEvent) event).getTag());
    if (event instanceof MappingStartEvent mapping) {
      List<Pair> pairs = pairs();
      return new Mapping(until(start), mapping.isFlow(), pairs);
    }
    List<WrittenNode> entries = new ArrayList<>();
    while (!events.checkEvent(Event.ID.SequenceEnd)) {
      entries.add(node());
    }
    return new Sequence(until(start), ((SequenceStartEvent) event).isFlow(), entries);
  }

  private List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    while (!events.checkEvent(Event.ID.MappingEnd)) {
      pairs.add(new Pair(node(), node()));
    }
    return pairs;
  }

  private Extent until(Extent start) {
    int end = events.getEvent().getEndMark().getIndex();
    return new Extent(start.at(), start.content(), end, start.anchor(), start.tag());
  }

  private Extent extent(NodeEvent event, String tag) {
    Mark start = event.getStartMark();
    boolean isAlias = event instanceof AliasEvent;
    return new Extent(
        Position.of(start),
        isAlias ? start.getIndex() : content(start.getIndex(), event.getEndMark().getIndex()),
        event.getEndMark().getIndex(),
        isAlias ? Optional.empty() : Optional.ofNullable(event.getAnchor()),
        Optional.ofNullable(tag));
  }

  /** Where the content begins behind an anchor and a tag, with spaces and comments between them. */
  private int content(int start, int end) {
    int at = start;
    while (at < end && (text[at] == '&' || text[at] == '!')) {
      while (at < end && !isSpace(text[at])) {
        at++;
      }
      at = afterSpace(at, end);
    }
    return at;
  }

  private int afterSpace(int from, int end) {
    int at = from;
    while (at < end && (isSpace(text[at]) || text[at] == '#')) {
      boolean isComment = text[at] == '#';
      at++;
      while (isComment && at < end && text[at] != '\n' && text[at] != '\r') {
        at++;
      }
    }
    return at;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private static Style style(ScalarStyle style) {
    return switch (style) {
      case PLAIN, JSON_SCALAR_STYLE -> Style.PLAIN;
      case SINGLE_QUOTED -> Style.SINGLE;
      case DOUBLE_QUOTED -> Style.DOUBLE;
      case LITERAL, FOLDED -> Style.BLOCK;
    };
  }
}
