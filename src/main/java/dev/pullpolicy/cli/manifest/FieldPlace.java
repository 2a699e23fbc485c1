package dev.pullpolicy.cli.manifest;

import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.yaml.Position;
import dev.pullpolicy.yaml.YamlNode;

/** Finds where the fields of a node stand. */
final class FieldPlace {
  private YamlNode node;
  private Position at;

  private FieldPlace(YamlNode node) {
    this.node = node;
    this.at = node.at();
  }

  /** Where the field's name stands; where it is missing, that of the nearest one that holds it. */
  static Position of(YamlNode root, FieldPath path) {
    FieldPlace place = new FieldPlace(root);
    for (FieldPath.Element element : path.elements()) {
      if (!place.enters(element)) {
        break;
      }
    }
    return place.at;
  }

  /** Whether the field is there. */
  static boolean isThere(YamlNode root, FieldPath path) {
    FieldPlace place = new FieldPlace(root);
    return path.elements().stream().allMatch(place::enters);
  }

  private boolean enters(FieldPath.Element element) {
    if (element instanceof FieldPath.Name name
        && node instanceof YamlNode.Mapping mapping
        && mapping.entries().containsKey(name.name())) {
      YamlNode.Entry entry = mapping.entries().get(name.name());
      node = entry.value();
      at = entry.key().at();
      return true;
    }
    if (element instanceof FieldPath.Index index
        && node instanceof YamlNode.Sequence list
        && index.index() < list.entries().size()) {
      node = list.entries().get(index.index());
      at = node.at();
      return true;
    }
    return false;
  }
}
