package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.FieldPath.Index;
import dev.pullpolicy.policy.FieldPath.Name;
import dev.pullpolicy.yaml.WrittenNode;
import dev.pullpolicy.yaml.WrittenNode.Mapping;
import dev.pullpolicy.yaml.WrittenNode.Sequence;
import java.util.Optional;

/**
 * The mapping at a path, with the outermost anchor on the way to it: behind one, the same text can
 * stand for several places.
 *
 * @param mapping in which a field is to be written
 * @param anchored the outermost node with an anchor on the way, the mapping included
 */
record Holder(Mapping mapping, Optional<WrittenNode> anchored) {

  /** The mapping at that path; fails where there is none. */
  static Holder at(WrittenNode root, FieldPath path, String field) throws RefusedException {
    WrittenNode node = root.target();
    Optional<WrittenNode> anchored = anchored(node);
    for (FieldPath.Element element : path.elements()) {
      Optional<WrittenNode> next = next(node, element);
      if (next.isEmpty()) {
        throw missing(node, path, field);
      }
      node = next.get();
      Optional<WrittenNode> own = anchored(node);
      anchored = anchored.or(() -> own);
    }
    if (node instanceof Mapping mapping) {
      return new Holder(mapping, anchored);
    }
    throw missing(node, path, field);
  }

  private static Optional<WrittenNode> anchored(WrittenNode node) {
    return Optional.of(node).filter(n -> n.extent().anchor().isPresent());
  }

  private static Optional<WrittenNode> next(WrittenNode node, FieldPath.Element element) {
    if (node instanceof Mapping mapping && element instanceof Name name) {
      return FoundPair.of(mapping, name.name()).map(found -> found.pair().value().target());
    }
    if (node instanceof Sequence list
        && element instanceof Index index
        && index.index() < list.entries().size()) {
      return Optional.of(list.entries().get(index.index()).target());
    }
    return Optional.empty();
  }

  private static RefusedException missing(WrittenNode node, FieldPath path, String field) {
    return new RefusedException(
        node.extent().at(),
        "there is no %s to write %s into; add it with %s in it".formatted(path, field, field));
  }
}
