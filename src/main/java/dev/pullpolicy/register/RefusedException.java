package dev.pullpolicy.register;

/** The registration ends without having been done; the message is the whole sentence. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  RefusedException(String message) {
    super(message);
  }
}
