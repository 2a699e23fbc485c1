package dev.pullpolicy.policy;

/** Kleene's three truth values: what depends on something unknown is unknown, and nothing else. */
public enum Truth {
  /** Holds. */
  TRUE,
  /** Holds not. */
  FALSE,
  /** Cannot be told. */
  UNKNOWN;

  /** The truth of a condition that can be told. */
  public static Truth of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** Both hold. */
  public Truth and(Truth other) {
    if (this == FALSE || other == FALSE) {
      return FALSE;
    }
    return this == TRUE && other == TRUE ? TRUE : UNKNOWN;
  }

  /** Either holds. */
  public Truth or(Truth other) {
    if (this == TRUE || other == TRUE) {
      return TRUE;
    }
    return this == FALSE && other == FALSE ? FALSE : UNKNOWN;
  }

  /** The opposite. */
  public Truth not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
