package dev.pullpolicy.metrics;

/** What is asked about, as the label {@code kind} names it: what is judged, and all else as one. */
public enum Kind {
  /** Pods and their subresources. */
  POD("Pod"),
  /** The policy document's own kind. */
  CONFIG_MAP("ConfigMap"),
  /** Any other resource, and requests that did not get as far as to say one. */
  OTHER("other");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  /** The kind of a resource as URLs name it. */
  public static Kind of(String group, String plural) {
    if (!group.isEmpty()) {
      return OTHER;
    }
    return switch (plural) {
      case "pods" -> POD;
      case "configmaps" -> CONFIG_MAP;
      default -> OTHER;
    };
  }

  @Override
  public String toString() {
    return word;
  }
}
