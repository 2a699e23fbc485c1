package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.yaml.WrittenNode;
import dev.pullpolicy.yaml.WrittenNode.Mapping;
import dev.pullpolicy.yaml.WrittenNode.Pair;
import dev.pullpolicy.yaml.WrittenNode.Sequence;
import java.util.List;
import java.util.Optional;

/**
 * The pair that gives a mapping its value for a key, as kubectl reads it: of a key that is written
 * twice the last, of one that is merged the merged one unless it is written after the merge.
 *
 * @param pair where the value stands
 * @param isMerged whether it stands in another mapping, which is merged in
 */
record FoundPair(Pair pair, boolean isMerged) {

  static Optional<FoundPair> of(Mapping mapping, String name) {
    Optional<FoundPair> found = Optional.empty();
    for (Pair pair : mapping.pairs()) {
      if (!pair.isMerge()) {
        found = pair.name().equals(name) ? Optional.of(new FoundPair(pair, false)) : found;
      } else {
        Optional<FoundPair> written = found;
        found = merged(pair.value().target(), name).or(() -> written);
      }
    }
    return found;
  }

  private static Optional<FoundPair> merged(WrittenNode value, String name) {
    List<WrittenNode> sources = value instanceof Sequence list ? list.entries() : List.of(value);
    return sources.stream()
        .map(WrittenNode::target)
        .filter(Mapping.class::isInstance)
        .flatMap(source -> of((Mapping) source, name).stream())
        .findFirst()
        .map(found -> new FoundPair(found.pair(), true));
  }
}
