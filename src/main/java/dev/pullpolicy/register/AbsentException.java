package dev.pullpolicy.register;

/** An object does not exist. */
final class AbsentException extends NotYetException {
  private static final long serialVersionUID = 1;

  AbsentException(ObjectName object) {
    super(object + " does not exist");
  }
}
