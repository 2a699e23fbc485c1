package dev.pullpolicy.app.demo;

import dev.pullpolicy.certificate.SelfSignedCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;

/**
 * A certificate for {@code localhost} that signs itself, valid for a day, in a folder that only its
 * owner may read and that is gone when the program ends.
 */
public final class DemoCertificate {
  private static final Duration VALID = Duration.ofDays(1);

  /** The clocks of two programs on one desk differ by less. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Path folder;

  private DemoCertificate(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes one.
   *
   * @throws IOException where the temporary folder cannot be written
   */
  public static DemoCertificate make() throws IOException {
    Path folder = Files.createTempDirectory("pullpolicy-demo-");
    folder.toFile().deleteOnExit();
    DemoCertificate made = new DemoCertificate(folder);
    Instant now = Instant.now();
    SelfSignedCertificate signed = SelfSignedCertificate.make(now.minus(SKEW), now.plus(VALID));
    write(made.certificate(), signed.certificate());
    write(made.privateKey(), signed.privateKey());
    return made;
  }

  /** The certificate's file, PEM. */
  public Path certificate() {
    return folder.resolve("tls.crt");
  }

  /** The key's file, PEM. */
  public Path privateKey() {
    return folder.resolve("tls.key");
  }

  /** What a client needs to trust it, and nothing else. */
  public KeyStore trustStore() {
    return trustStore(certificate());
  }

  /** A store that trusts the certificate of that PEM file, and nothing else. */
  static KeyStore trustStore(Path file) {
    try (InputStream pem = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry(
          "demo", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was just made cannot be read", e);
    }
  }

  private static void write(Path file, String pem) throws IOException {
    file.toFile().deleteOnExit();
    Files.writeString(file, pem);
  }
}
