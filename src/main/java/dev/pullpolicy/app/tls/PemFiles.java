package dev.pullpolicy.app.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The files of a serving certificate, as a Secret of type {@code kubernetes.io/tls} has them.
 *
 * @param certificate the certificate, then its chain
 * @param privateKey its key: PKCS #8, PKCS #1 or SEC 1
 */
public record PemFiles(Path certificate, Path privateKey) {
  /** A Secret holds 1 MiB at most. */
  private static final int MAX_BYTES = 1 << 20;

  /**
   * Reads both once and holds one against the other.
   *
   * @throws UnusableCertificateException where one cannot be read or they do not belong together
   */
  public ServingCertificate load() throws UnusableCertificateException {
    return parse(read());
  }

  ServingCertificate parse(PemTexts texts) throws UnusableCertificateException {
    return new CertificateParser(this).parse(texts);
  }

  PemTexts read() throws UnusableCertificateException {
    return new PemTexts(read(certificate), read(privateKey));
  }

  /** A PEM file of at most what a Secret or a ConfigMap holds. */
  static String read(Path file) throws UnusableCertificateException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new UnusableCertificateException(file + " is larger than 1 MiB; a PEM file is not");
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new UnusableCertificateException(file + " does not exist; name a PEM file");
    } catch (IOException e) {
      String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new UnusableCertificateException(file + " cannot be read: " + message);
    }
  }
}
