package dev.pullpolicy.config;

import dev.pullpolicy.config.YamlNode.Scalar;
import dev.pullpolicy.config.YamlNode.ScalarType;
import dev.pullpolicy.config.YamlNode.Sequence;
import dev.pullpolicy.policy.Printable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Composes the nodes of one YAML document from the YAML library's events.
 *
 * <p>The library's own composer resolves scalars, bounds depth without a position, and bounds the
 * number of aliases but not what they stand for.
 */
final class YamlComposer {
  /**
   * The deepest field is ten levels down ({@code
   * rules[].match[].namespaces.labels.matchExpressions[].values[]}); three times that is a mistake.
   */
  static final int MAX_DEPTH = 32;

  /**
   * A hundred values in each of 1,000 rules, those that aliases stand for included; a billion
   * laughs is ten thousand times that.
   */
  static final int MAX_NODES = 100_000;

  private static final String CORE_TAGS = "tag:yaml.org,2002:";
  private static final Set<String> TEXT_TAGS = Set.of("!", CORE_TAGS + "str");

  private record Anchored(YamlNode node, int size) {}

  private final Parser events;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private int depth;
  private int nodes;

  private YamlComposer(String text) {
    events = new ParserImpl(new StreamReader(text), new LoaderOptions());
  }

  /**
   * The root of the only document in the text; nothing ({@link ScalarType#NULL}) where there is
   * none. The YAML library's exceptions come through.
   */
  static YamlNode compose(String text) throws UnreadableException {
    YamlComposer composer = new YamlComposer(text);
    composer.events.getEvent();
    if (composer.at(Event.ID.StreamEnd)) {
      return new Scalar(Position.START, "", ScalarType.NULL, true);
    }
    composer.events.getEvent();
    YamlNode root = composer.node();
    composer.events.getEvent();
    if (!composer.at(Event.ID.StreamEnd)) {
      throw new UnreadableException(
          Position.of(composer.events.peekEvent().getStartMark()),
          "a second document begins here; a policy is one document");
    }
    return root;
  }

  private boolean at(Event.ID event) {
    return events.checkEvent(event);
  }

  private YamlNode node() throws UnreadableException {
    NodeEvent event = (NodeEvent) events.getEvent();
    if (event instanceof AliasEvent alias) {
      return aliased(alias);
    }
    String anchor = event.getAnchor();
    if (anchor != null) {
      anchors.put(anchor, new Anchored(null, 0));
    }
    int before = nodes;
    count(Position.of(event.getStartMark()), 1);
    YamlNode node = content(event);
    if (anchor != null) {
      anchors.put(anchor, new Anchored(node, nodes - before));
    }
    return node;
  }

  private void count(Position at, int added) throws UnreadableException {
    nodes += added;
    if (nodes > MAX_NODES) {
      throw new UnreadableException(
          at,
          "more than %,d values up to here, with those that aliases stand for; write fewer"
              .formatted(MAX_NODES));
    }
  }

  private YamlNode content(NodeEvent event) throws UnreadableException {
    Position at = Position.of(event.getStartMark());
    if (event instanceof ScalarEvent scalar) {
      return new Scalar(at, scalar.getValue(), type(at, scalar), scalar.isPlain());
    }
    if (++depth > MAX_DEPTH) {
      throw new UnreadableException(
          at, "is nested deeper than %d levels; no field is".formatted(MAX_DEPTH));
    }
    YamlNode node =
        event instanceof SequenceStartEvent list
            ? sequence(at, list)
            : mapping(at, (MappingStartEvent) event);
    depth--;
    return node;
  }

  private YamlNode sequence(Position at, SequenceStartEvent event) throws UnreadableException {
    requireTag(at, event.getTag(), "seq");
    List<YamlNode> entries = new ArrayList<>();
    while (!at(Event.ID.SequenceEnd)) {
      entries.add(node());
    }
    events.getEvent();
    return new Sequence(at, entries);
  }

  private YamlNode mapping(Position at, MappingStartEvent event) throws UnreadableException {
    requireTag(at, event.getTag(), "map");
    MappingBuilder mapping = new MappingBuilder(at);
    while (!at(Event.ID.MappingEnd)) {
      Position keyAt = Position.of(events.peekEvent().getStartMark());
      mapping.add(key(keyAt, node()), node());
    }
    events.getEvent();
    return mapping.build();
  }

  private static Scalar key(Position at, YamlNode node) throws UnreadableException {
    if (node instanceof Scalar key) {
      return key;
    }
    String advice = node instanceof Sequence ? "" : "; render templates, {{ ... }}, before";
    throw new UnreadableException(at, "a key is " + node.noun() + ", must be a text" + advice);
  }

  private YamlNode aliased(AliasEvent alias) throws UnreadableException {
    Position at = Position.of(alias.getStartMark());
    String name = Printable.escaped(alias.getAnchor());
    Anchored anchored = anchors.get(alias.getAnchor());
    if (anchored == null) {
      throw new UnreadableException(
          at, "alias *%s has no anchor; write &%s before the value".formatted(name, name));
    }
    if (anchored.node() == null) {
      throw new UnreadableException(
          at, "alias *%s stands for a value that holds it".formatted(name));
    }
    count(at, anchored.size());
    return anchored.node();
  }

  private static ScalarType type(Position at, ScalarEvent scalar) throws UnreadableException {
    if (scalar.getTag() == null) {
      return scalar.isPlain() ? ScalarResolver.resolve(scalar.getValue()) : ScalarType.TEXT;
    }
    if (!TEXT_TAGS.contains(scalar.getTag())) {
      throw unreadTag(at, scalar.getTag());
    }
    return ScalarType.TEXT;
  }

  private static void requireTag(Position at, String tag, String core) throws UnreadableException {
    if (tag != null && !tag.equals("!") && !tag.equals(CORE_TAGS + core)) {
      throw unreadTag(at, tag);
    }
  }

  private static UnreadableException unreadTag(Position at, String tag) {
    String written = tag.startsWith(CORE_TAGS) ? "!!" + tag.substring(CORE_TAGS.length()) : tag;
    return new UnreadableException(
        at, "tag %s is not read; leave it out".formatted(Printable.escaped(written)));
  }
}
