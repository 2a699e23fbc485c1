package dev.pullpolicy.metrics;

/** What is done to an object, as the label {@code operation} names it. */
public enum Operation {
  /** A new object. */
  CREATE,
  /** A changed object. */
  UPDATE,
  /** The end of an object. */
  DELETE,
  /** A connection, such as {@code exec}. */
  CONNECT,
  /** Not said, not read, or none of these: whoever sends it writes no label. */
  UNKNOWN;

  /** The operation of that name. */
  public static Operation of(String name) {
    return switch (name) {
      case "CREATE" -> CREATE;
      case "UPDATE" -> UPDATE;
      case "DELETE" -> DELETE;
      case "CONNECT" -> CONNECT;
      default -> UNKNOWN;
    };
  }
}
