package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.yaml.YamlNode;
import dev.pullpolicy.yaml.YamlNode.Mapping;
import dev.pullpolicy.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Where the objects of a document stand in it: at its root, or in the items of lists. */
final class ObjectPaths {
  private static final String ITEMS = "items";

  private record Located(YamlNode node, FieldPath path) {}

  private final List<Located> all = new ArrayList<>();
  private int next;

  ObjectPaths(YamlNode root) {
    collect(root, FieldPath.of());
  }

  private void collect(YamlNode node, FieldPath path) {
    all.add(new Located(node, path));
    if (node instanceof Mapping mapping
        && mapping.entries().containsKey(ITEMS)
        && mapping.entries().get(ITEMS).value() instanceof Sequence list) {
      for (int i = 0; i < list.entries().size(); i++) {
        collect(list.entries().get(i), path.field(ITEMS).entry(i));
      }
    }
  }

  /**
   * The path of the object of that node. Asked in the order of the document: one node can stand for
   * several objects.
   */
  FieldPath of(YamlNode node) {
    while (all.get(next).node() != node) {
      next++;
    }
    return all.get(next++).path();
  }
}
