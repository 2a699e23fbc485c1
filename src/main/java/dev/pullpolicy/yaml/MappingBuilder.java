package dev.pullpolicy.yaml;

import dev.pullpolicy.policy.Printable;
import dev.pullpolicy.yaml.YamlNode.Entry;
import dev.pullpolicy.yaml.YamlNode.Mapping;
import dev.pullpolicy.yaml.YamlNode.Scalar;
import dev.pullpolicy.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds a mapping, with {@code <<} merged in.
 *
 * <p>A key that is written after {@code <<} replaces the merged one, and earlier mappings of a list
 * come before later ones. Of a key that is written before {@code <<} and merged as well go-yaml v2,
 * and so kubectl, lets the merged one win, other readers the written one: it is refused where
 * documents are read strictly.
 */
final class MappingBuilder {
  static final String MERGE = "<<";

  private final Position at;
  private final YamlRules rules;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> written = new HashSet<>();
  private final List<Entry> duplicates = new ArrayList<>();
  private boolean hasMerge;

  MappingBuilder(Position at, YamlRules rules) {
    this.at = at;
    this.rules = rules;
  }

  /** The next entry of the document. */
  void add(Scalar key, YamlNode value) throws UnreadableException {
    Entry entry = new Entry(key, value);
    if (!key.isPlain() || !key.text().equals(MERGE)) {
      write(entry);
    } else if (hasMerge && rules.isStrict()) {
      duplicates.add(entry);
    } else {
      hasMerge = true;
      merge(key.at(), value);
    }
  }

  private void write(Entry entry) {
    String name = entry.key().text();
    if (!written.add(name)) {
      duplicates.add(entry);
    }
    entries.put(name, entry);
  }

  private void merge(Position key, YamlNode value) throws UnreadableException {
    List<YamlNode> sources = value instanceof Sequence list ? list.entries() : List.of(value);
    Map<String, Entry> merged = new LinkedHashMap<>();
    for (YamlNode source : sources) {
      if (!(source instanceof Mapping mapping)) {
        throw new UnreadableException(
            key, "<< merges %s, must be a mapping or a list of mappings".formatted(source.noun()));
      }
      mapping.entries().forEach(merged::putIfAbsent);
      duplicates.addAll(mapping.duplicates());
    }
    if (rules.isStrict()) {
      requireNew(key, merged);
    }
    entries.putAll(merged);
  }

  private void requireNew(Position key, Map<String, Entry> merged) throws UnreadableException {
    for (String name : merged.keySet()) {
      if (written.contains(name)) {
        throw new UnreadableException(
            key,
            "<< merges \"%s\", which is written before it; write << first"
                .formatted(Printable.escaped(name)));
      }
    }
  }

  Mapping build(boolean isFlow) {
    return new Mapping(at, isFlow, entries, duplicates);
  }
}
