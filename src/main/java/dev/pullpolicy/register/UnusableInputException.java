package dev.pullpolicy.register;

/** A file or a value that was given cannot be used; the message is the whole sentence. */
public final class UnusableInputException extends Exception {
  private static final long serialVersionUID = 1;

  UnusableInputException(String message) {
    super(message);
  }
}
