package dev.pullpolicy.image;

import java.util.function.Predicate;

/** How firmly a reference names one image; the words of a policy's {@code references}. */
public enum ReferenceKind {
  /** Neither tag nor digest. */
  UNTAGGED("Untagged"),
  /** The tag {@code latest}. */
  LATEST("Latest"),
  /** A tag that the policy calls floating. */
  FLOATING("Floating"),
  /** Any other tag. */
  TAG("Tag"),
  /** A digest, with a tag or without. */
  DIGEST("Digest"),
  /** No reference at all. */
  INVALID("Invalid");

  private final String word;

  ReferenceKind(String word) {
    this.word = word;
  }

  /** The kind of a reference, where {@code floating} tells the policy's floating tags. */
  public static ReferenceKind of(ImageReference reference, Predicate<String> floating) {
    if (!reference.isValid()) {
      return INVALID;
    }
    if (reference.digest().isPresent()) {
      return DIGEST;
    }
    if (reference.tag().isEmpty()) {
      return UNTAGGED;
    }
    String tag = reference.tag().get();
    if (tag.equals(ImageReference.DEFAULT_TAG)) {
      return LATEST;
    }
    return floating.test(tag) ? FLOATING : TAG;
  }

  /** Whether another image can stand behind the same reference tomorrow, by the policy's word. */
  public boolean isMoving() {
    return this == UNTAGGED || this == LATEST || this == FLOATING;
  }

  @Override
  public String toString() {
    return word;
  }
}
