package dev.pullpolicy.yaml;

import dev.pullpolicy.policy.Printable;
import dev.pullpolicy.yaml.YamlNode.Scalar;
import dev.pullpolicy.yaml.YamlNode.ScalarType;
import dev.pullpolicy.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;

/**
 * Composes the nodes of one YAML document from the YAML library's events.
 *
 * <p>The library's own composer resolves scalars, bounds depth without a position, and bounds the
 * number of aliases but not what they stand for.
 */
final class YamlComposer {
  private static final String CORE_TAGS = "tag:yaml.org,2002:";
  private static final Set<String> TEXT_TAGS = Set.of("!", CORE_TAGS + "str");

  /** Those that go-yaml v2 resolves whatever quotes there are ({@code resolvableTag}). */
  private static final Set<String> RESOLVED_TAGS =
      Set.of(CORE_TAGS + "int", CORE_TAGS + "float", CORE_TAGS + "bool", CORE_TAGS + "null");

  private record Anchored(YamlNode node, int size) {}

  private final Parser events;
  private final YamlRules rules;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private int depth;
  private int nodes;

  private YamlComposer(String text, YamlRules rules) {
    this.events = YamlEvents.of(text, rules.strictness());
    this.rules = rules;
  }

  /**
   * The root of the only document in the text; nothing ({@link ScalarType#NULL}) where there is
   * none. The YAML library's exceptions come through.
   */
  static YamlNode compose(String text, YamlRules rules) throws UnreadableException {
    YamlComposer composer = new YamlComposer(text, rules);
    composer.events.getEvent();
    if (composer.at(Event.ID.StreamEnd)) {
      return YamlNode.NOTHING;
    }
    composer.events.getEvent();
    YamlNode root = composer.node();
    composer.events.getEvent();
    if (!composer.at(Event.ID.StreamEnd)) {
      throw new UnreadableException(
          Position.of(composer.events.peekEvent().getStartMark()),
          "a second document begins here, where one is read");
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
    if (nodes > rules.maxNodes()) {
      throw new UnreadableException(
          at,
          "more than %,d values up to here, with those that aliases stand for; no more are read"
              .formatted(rules.maxNodes()));
    }
  }

  private YamlNode content(NodeEvent event) throws UnreadableException {
    Position at = Position.of(event.getStartMark());
    if (event instanceof ScalarEvent scalar) {
      Position end = Position.of(scalar.getEndMark());
      boolean isPlain = scalar.isPlain() && isUntagged(scalar);
      return new Scalar(at, end, scalar.getValue(), type(at, scalar), isPlain);
    }
    if (++depth > rules.maxDepth()) {
      throw new UnreadableException(
          at, "is nested deeper than %d levels; flatten it".formatted(rules.maxDepth()));
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
    MappingBuilder mapping = new MappingBuilder(at, rules);
    while (!at(Event.ID.MappingEnd)) {
      Position keyAt = Position.of(events.peekEvent().getStartMark());
      mapping.add(key(keyAt, node()), node());
    }
    events.getEvent();
    return mapping.build(event.isFlow());
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

  private static boolean isUntagged(ScalarEvent scalar) {
    return scalar.getTag() == null || scalar.getTag().equals(CORE_TAGS + "merge");
  }

  private ScalarType type(Position at, ScalarEvent scalar) throws UnreadableException {
    String tag = scalar.getTag();
    if (tag == null) {
      return scalar.isPlain() ? ScalarResolver.resolve(scalar.getValue()) : ScalarType.TEXT;
    }
    boolean isBinary = tag.equals(CORE_TAGS + "binary");
    if (isBinary || (rules.isStrict() && !TEXT_TAGS.contains(tag))) {
      throw unreadTag(at, tag);
    }
    return RESOLVED_TAGS.contains(tag)
        ? ScalarResolver.resolve(scalar.getValue())
        : ScalarType.TEXT;
  }

  private void requireTag(Position at, String tag, String core) throws UnreadableException {
    boolean isCore = tag == null || tag.equals("!") || tag.equals(CORE_TAGS + core);
    if (rules.isStrict() && !isCore) {
      throw unreadTag(at, tag);
    }
  }

  private static UnreadableException unreadTag(Position at, String tag) {
    String written = tag.startsWith(CORE_TAGS) ? "!!" + tag.substring(CORE_TAGS.length()) : tag;
    return new UnreadableException(
        at, "tag %s is not read; leave it out".formatted(Printable.escaped(written)));
  }
}
