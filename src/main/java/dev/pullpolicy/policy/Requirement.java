package dev.pullpolicy.policy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One field of a rule's {@code require}. */
public sealed interface Requirement
    permits RequiredPullPolicies,
        RequiredReferences,
        RequiredImages,
        RequiredNodeSelection,
        RequiredImagePullSecrets {

  /** A sentence is to be read: five words of a list tell what it is about. */
  int MAX_SHOWN = 5;

  /** What most requirements read; asked for every rule and every use of a request. */
  Set<Facet> IMAGE_USE_ALONE = Set.of(Facet.IMAGE_USE);

  /** What a requirement reads; it is judged again only where some of that is new or changed. */
  enum Facet {
    /** The image use itself: its list, name, reference and pull policy. */
    IMAGE_USE,
    /** How the pod chooses nodes. */
    NODE_SELECTION,
    /** The pod's image pull secrets. */
    IMAGE_PULL_SECRETS
  }

  /** Whether the subject satisfies the requirement; words nothing, since most of it is not said. */
  boolean holds(Subject subject);

  /** How a subject for which the requirement does not hold breaks it. */
  Breach breach(Subject subject, Scope scope);

  /** How many texts a subject may be compared with: what a test costs. */
  default int comparisons() {
    return 1;
  }

  /** What the requirement reads. */
  default Set<Facet> reads() {
    return IMAGE_USE_ALONE;
  }

  /** The field to look at where this use breaks the requirement. */
  default FieldPath field(ImageUse use) {
    return use.path();
  }

  /**
   * Whether it can refuse pods only: controllers and service accounts complete what it reads after
   * the workload was made.
   */
  default boolean refusesPodsOnly() {
    return false;
  }

  /** The words of a list in a sentence, {@code a, b or c}; the first five of a longer one. */
  static String anyOf(List<?> words) {
    String text = list(words);
    int last = text.lastIndexOf(", ");
    return last < 0 || words.size() > MAX_SHOWN
        ? text
        : text.substring(0, last) + " or " + text.substring(last + 2);
  }

  /** The words of a list in a sentence, {@code a, b}; the first five of a longer one. */
  static String list(List<?> words) {
    String text =
        words.stream().limit(MAX_SHOWN).map(Object::toString).collect(Collectors.joining(", "));
    return words.size() <= MAX_SHOWN ? text : text + " and " + (words.size() - MAX_SHOWN) + " more";
  }
}
