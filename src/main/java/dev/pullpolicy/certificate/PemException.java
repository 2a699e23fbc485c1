package dev.pullpolicy.certificate;

/**
 * A text is no valid PEM. The message says why and may repeat parts of the text, which whoever
 * prints it must make fit for that.
 */
public final class PemException extends Exception {
  private static final long serialVersionUID = 1;

  PemException(Exception cause) {
    super(reason(cause), cause);
  }

  private static String reason(Exception cause) {
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }
}
