package dev.pullpolicy.workload;

import dev.pullpolicy.policy.ImageUse;

/**
 * Counts the image uses of one object, and tells those apart that name nothing yet: in custom
 * resources an image or a pull policy can be a placeholder, {@code $(params.image)} (Tekton) or
 * {@code {{inputs.parameters.image}}} (Argo), which a controller fills in before it makes pods.
 */
final class UseTally {
  private final Schema schema;
  private int taken;
  private int placeholders;

  UseTally(Schema schema) {
    this.schema = schema;
  }

  /** Counts the use; whether it is one to be judged. */
  boolean takes(ImageUse use) throws StoppedReading {
    counts();
    return !setsAside(use);
  }

  /** Counts a use, of which not everything may be known yet. */
  void counts() throws StoppedReading {
    taken++;
    if (taken > Bound.IMAGE_USES.limit()) {
      throw StoppedReading.beyond(Bound.IMAGE_USES);
    }
  }

  /** Whether the use is a placeholder, which is counted. */
  boolean setsAside(ImageUse use) {
    boolean isAside = schema == Schema.CUSTOM && isPlaceholder(use);
    placeholders += isAside ? 1 : 0;
    return isAside;
  }

  int placeholders() {
    return placeholders;
  }

  private static boolean isPlaceholder(ImageUse use) {
    return hasPlaceholder(use.image().written())
        || use.declaredText().filter(UseTally::hasPlaceholder).isPresent();
  }

  private static boolean hasPlaceholder(String text) {
    return isThere(text, "$(", ")") || isThere(text, "{{", "}}");
  }

  private static boolean isThere(String text, String opening, String closing) {
    int start = text.indexOf(opening);
    return start >= 0 && text.indexOf(closing, start + opening.length()) >= 0;
  }
}
