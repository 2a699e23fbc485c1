package dev.pullpolicy.register;

/** Something is not as it must be, but may become so; the message says what, as a sentence. */
final class NotYetException extends Exception {
  private static final long serialVersionUID = 1;

  private final String lookAt;

  NotYetException(String message) {
    this(message, "");
  }

  /** An object does not exist. */
  static NotYetException absent(ObjectName object) {
    return new NotYetException(object + " does not exist");
  }

  /** With what shows the reason, such as a command. */
  NotYetException(String message, String lookAt) {
    super(message);
    this.lookAt = lookAt;
  }

  /** What shows the reason; empty where the message is all. */
  String lookAt() {
    return lookAt;
  }
}
