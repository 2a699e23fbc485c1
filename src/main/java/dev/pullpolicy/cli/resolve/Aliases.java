package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.yaml.WrittenNode;
import dev.pullpolicy.yaml.WrittenNode.Alias;
import dev.pullpolicy.yaml.WrittenNode.Mapping;
import dev.pullpolicy.yaml.WrittenNode.Sequence;
import dev.pullpolicy.yaml.YamlNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** Which nodes of a document aliases stand for, and at how many places a mapping stands. */
final class Aliases {
  private final Set<WrittenNode> targets = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Integer, Integer> places = new HashMap<>();

  /** Those of a document as it is written, and as it is read. */
  Aliases(WrittenNode written, YamlNode read) {
    collect(written);
    if (!targets.isEmpty()) {
      count(read);
    }
  }

  private void collect(WrittenNode node) {
    if (node instanceof Alias alias) {
      targets.add(alias.target());
    } else if (node instanceof Sequence list) {
      list.entries().forEach(this::collect);
    } else if (node instanceof Mapping mapping) {
      mapping
          .pairs()
          .forEach(
              pair -> {
                collect(pair.key());
                collect(pair.value());
              });
    }
  }

  /** No two mappings begin with the same character: the first thing in each is a key. */
  private void count(YamlNode node) {
    if (node instanceof YamlNode.Mapping mapping) {
      places.merge(node.at().offset(), 1, Integer::sum);
      mapping.entries().values().forEach(entry -> count(entry.value()));
    } else if (node instanceof YamlNode.Sequence list) {
      list.entries().forEach(this::count);
    }
  }

  /** The nodes that aliases stand for, by identity. */
  Set<WrittenNode> targets() {
    return Collections.unmodifiableSet(targets);
  }

  /** At how many places of the document the mapping stands. */
  int places(Mapping mapping) {
    return places.getOrDefault(mapping.extent().at().offset(), 1);
  }
}
