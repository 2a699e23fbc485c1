package dev.pullpolicy.config;

/** The lists of the document whose entries have a name and a scope. */
enum Section {
  /** Written where nobody chose. */
  DEFAULTS("defaults"),
  /** Written whatever anybody chose. */
  OVERRIDES("overrides"),
  /** What is refused. */
  RULES("rules"),
  /** What is left alone. */
  EXEMPTIONS("exemptions");

  private final String field;

  Section(String field) {
    this.field = field;
  }

  /** Whether its entries are written into pods. */
  boolean isWritten() {
    return this == DEFAULTS || this == OVERRIDES;
  }

  /** The name of the field. */
  @Override
  public String toString() {
    return field;
  }
}
