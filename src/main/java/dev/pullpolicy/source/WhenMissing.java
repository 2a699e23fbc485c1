package dev.pullpolicy.source;

/** Whether a webhook whose policy document does not exist is ready. */
public enum WhenMissing {
  /**
   * It is, and enforces nothing: with {@code failurePolicy: Fail}, a deleted ConfigMap and a
   * restart must not stop every pod of the cluster.
   */
  READY("Ready"),
  /** It is not. */
  NOT_READY("NotReady");

  private final String word;

  WhenMissing(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
