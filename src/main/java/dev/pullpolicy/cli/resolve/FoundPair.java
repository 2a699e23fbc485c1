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

  /**
   * Merges of merges that are followed: anchors upon anchors that nobody writes. Beyond it nothing
   * is found, and what comes of that is refused, as it is not what was wanted.
   */
  private static final int MAX_MERGES = 100;

  static Optional<FoundPair> of(Mapping mapping, String name) {
    return of(mapping, name, MAX_MERGES);
  }

  private static Optional<FoundPair> of(Mapping mapping, String name, int merges) {
    Optional<FoundPair> found = Optional.empty();
    for (Pair pair : mapping.pairs()) {
      if (!pair.isMerge()) {
        found = pair.name().equals(name) ? Optional.of(new FoundPair(pair, false)) : found;
      } else {
        Optional<FoundPair> written = found;
        found = merged(pair.value().target(), name, merges - 1).or(() -> written);
      }
    }
    return found;
  }

  private static Optional<FoundPair> merged(WrittenNode value, String name, int merges) {
    if (merges < 0) {
      return Optional.empty();
    }
    List<WrittenNode> sources = value instanceof Sequence list ? list.entries() : List.of(value);
    return sources.stream()
        .map(WrittenNode::target)
        .filter(Mapping.class::isInstance)
        .flatMap(source -> of((Mapping) source, name, merges).stream())
        .findFirst()
        .map(found -> new FoundPair(found.pair(), true));
  }
}
