package dev.pullpolicy.yaml;

/**
 * How a document is read, and how much of it.
 *
 * @param maxBytes of the whole document
 * @param maxDepth levels of lists and mappings in each other
 * @param maxNodes lists, mappings, keys and values, those that aliases stand for included
 * @param strictness what becomes of what other readers understand in another way
 */
public record YamlRules(int maxBytes, int maxDepth, int maxNodes, Strictness strictness) {

  /** What becomes of what other readers understand in another way, or not at all. */
  public enum Strictness {
    /** It is refused: tags, and a key that is merged as well as written before. */
    STRICT,
    /** It is read as kubectl reads it. */
    AS_KUBECTL
  }

  boolean isStrict() {
    return strictness == Strictness.STRICT;
  }
}
