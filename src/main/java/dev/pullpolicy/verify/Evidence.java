package dev.pullpolicy.verify;

/** What an answer of the API server can show of the webhook. */
enum Evidence {
  /** That {@code /mutate} is asked: it has written, or warned of what it wrote or would write. */
  MUTATION("pull policies that are written"),
  /** That {@code /validate} is asked: it has refused, or warned. */
  VALIDATION("refusals and warnings");

  private final String words;

  Evidence(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
