package dev.pullpolicy.config;

import dev.pullpolicy.config.YamlNode.Entry;
import dev.pullpolicy.config.YamlNode.Mapping;
import dev.pullpolicy.config.YamlNode.Scalar;
import dev.pullpolicy.config.YamlNode.Sequence;
import dev.pullpolicy.policy.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a mapping, with {@code <<} merged in.
 *
 * <p>A key that is written after {@code <<} replaces the merged one, and earlier mappings of a list
 * come before later ones. A key that is written before {@code <<} and merged as well is refused:
 * go-yaml v2, and so kubectl, lets the merged one win, other readers the written one.
 */
final class MappingBuilder {
  private static final String MERGE = "<<";

  private final Position at;
  private final Map<String, Entry> written = new LinkedHashMap<>();
  private final Map<String, Entry> merged = new LinkedHashMap<>();
  private final List<Entry> duplicates = new ArrayList<>();
  private boolean hasMerge;

  MappingBuilder(Position at) {
    this.at = at;
  }

  /** The next entry of the document. */
  void add(Scalar key, YamlNode value) throws UnreadableException {
    Entry entry = new Entry(key, value);
    if (!key.isPlain() || !key.text().equals(MERGE)) {
      addTo(written, entry);
    } else if (hasMerge) {
      duplicates.add(entry);
    } else {
      hasMerge = true;
      merge(key.at(), value);
    }
  }

  private void addTo(Map<String, Entry> entries, Entry entry) {
    if (entries.putIfAbsent(entry.key().text(), entry) != null) {
      duplicates.add(entry);
    }
  }

  private void merge(Position key, YamlNode value) throws UnreadableException {
    List<YamlNode> sources = value instanceof Sequence list ? list.entries() : List.of(value);
    for (YamlNode source : sources) {
      if (!(source instanceof Mapping mapping)) {
        throw new UnreadableException(
            key, "<< merges %s, must be a mapping or a list of mappings".formatted(source.noun()));
      }
      mapping.entries().forEach(merged::putIfAbsent);
      duplicates.addAll(mapping.duplicates());
    }
    for (String name : merged.keySet()) {
      if (written.containsKey(name)) {
        throw new UnreadableException(
            key,
            "<< merges \"%s\", which is written before it; write << first"
                .formatted(Printable.escaped(name)));
      }
    }
  }

  Mapping build() {
    Map<String, Entry> entries = new LinkedHashMap<>(merged);
    entries.putAll(written);
    return new Mapping(at, entries, duplicates);
  }
}
