package dev.pullpolicy.verify;

/** Nothing can be said of the webhook; the message says why and what to do. */
public final class CannotVerifyException extends Exception {
  private static final long serialVersionUID = 1L;

  CannotVerifyException(String message) {
    super(message);
  }
}
