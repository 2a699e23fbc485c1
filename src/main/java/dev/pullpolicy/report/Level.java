package dev.pullpolicy.report;

/** How much a finding weighs, the heaviest first. */
public enum Level {
  /** Nothing could be decided: it cannot be read, or something that it depends on is not known. */
  ERROR("error"),
  /** The webhook would refuse the object. */
  DENY("deny"),
  /** The webhook would admit it with a warning. */
  WARN("warn"),
  /** The webhook would write another pull policy, or only record what it found. */
  NOTE("note");

  private final String word;

  Level(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
