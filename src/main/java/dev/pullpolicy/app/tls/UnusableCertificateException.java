package dev.pullpolicy.app.tls;

/** The files of a certificate cannot be served; the message is the whole sentence. */
public final class UnusableCertificateException extends Exception {
  private static final long serialVersionUID = 1;

  UnusableCertificateException(String message) {
    super(message);
  }
}
