package dev.pullpolicy.app.tls;

import dev.pullpolicy.certificate.KeyPairs;
import dev.pullpolicy.certificate.Pem;
import dev.pullpolicy.certificate.PemException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** From the text of two PEM files (RFC 7468) to a certificate whose key is known to be its own. */
final class CertificateParser {
  private final PemFiles files;

  CertificateParser(PemFiles files) {
    this.files = files;
  }

  ServingCertificate parse(PemTexts texts) throws UnusableCertificateException {
    List<X509Certificate> chain = chain(texts.certificate());
    PrivateKey key = privateKey(texts.privateKey());
    if (!KeyPairs.isPair(chain.get(0).getPublicKey(), key)) {
      throw new UnusableCertificateException(
          "the private key %s is not the one of the certificate %s; name the two files that were"
                  .formatted(files.privateKey(), files.certificate())
              + " made together");
    }
    try {
      return ServingCertificate.of(chain, key);
    } catch (GeneralSecurityException e) {
      throw new UnusableCertificateException(
          "the certificates in %s are no chain (%s); each must be followed by the one that issued it"
              .formatted(files.certificate(), reason(e)));
    }
  }

  private List<X509Certificate> chain(String text) throws UnusableCertificateException {
    try {
      List<X509Certificate> chain = Pem.certificates(text);
      if (chain.isEmpty()) {
        throw new UnusableCertificateException(
            "--tls-certificate %s holds no certificate; it must start with a PEM block CERTIFICATE"
                .formatted(files.certificate()));
      }
      return chain;
    } catch (PemException e) {
      throw broken(files.certificate(), e);
    }
  }

  private PrivateKey privateKey(String text) throws UnusableCertificateException {
    try {
      return Pem.privateKey(text)
          .orElseThrow(
              () ->
                  new UnusableCertificateException(
                      "--tls-private-key %s holds no private key that can be read; it must be one"
                              .formatted(files.privateKey())
                          + " PEM block PRIVATE KEY, without a password"));
    } catch (PemException e) {
      throw broken(files.privateKey(), e);
    }
  }

  private static UnusableCertificateException broken(Path file, PemException cause) {
    return new UnusableCertificateException(file + " is no valid PEM file: " + cause.getMessage());
  }

  private static String reason(Exception cause) {
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }
}
