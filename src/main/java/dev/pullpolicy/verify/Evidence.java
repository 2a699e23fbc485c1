package dev.pullpolicy.verify;

/** What an answer of the API server can show of the webhook. */
enum Evidence {
  /** That {@code /mutate} is asked: it has written, or warned of what it wrote or would write. */
  MUTATION("a pull policy that it writes"),
  /** That {@code /validate} is asked: it has refused, or warned. */
  VALIDATION("a pod that it refuses or warns of");

  private final String words;

  Evidence(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
