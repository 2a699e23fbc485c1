package dev.pullpolicy.cli.kubelet;

import dev.pullpolicy.image.ReferenceKind;

/** The references that a statement about the kubelet holds for. */
enum References {
  /** Every reference. */
  VALID("any image"),
  /** Those whose tag can be moved. */
  TAG("a tag"),
  /** Those that can name nothing else. */
  DIGEST("a digest"),
  /** Texts that are none. */
  INVALID("no reference");

  private final String words;

  References(String words) {
    this.words = words;
  }

  boolean cover(ReferenceKind kind) {
    return switch (this) {
      case VALID -> kind != ReferenceKind.INVALID;
      case TAG -> kind != ReferenceKind.INVALID && kind != ReferenceKind.DIGEST;
      case DIGEST -> kind == ReferenceKind.DIGEST;
      case INVALID -> kind == ReferenceKind.INVALID;
    };
  }

  @Override
  public String toString() {
    return words;
  }
}
