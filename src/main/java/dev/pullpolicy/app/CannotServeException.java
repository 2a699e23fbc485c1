package dev.pullpolicy.app;

/** The webhook cannot be started as it was asked for; the message is the whole sentence. */
final class CannotServeException extends Exception {
  private static final long serialVersionUID = 1;

  CannotServeException(String message) {
    super(message);
  }
}
