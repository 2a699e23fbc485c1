package dev.pullpolicy.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate for {@code localhost} that signs itself, valid for a day, in a folder that only its
 * owner may read and that is gone when the program ends.
 */
public final class DemoCertificate {
  private static final Duration VALID = Duration.ofDays(1);

  /** The clocks of two programs on one desk differ by less. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final int SERIAL_BITS = 64;

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
    try {
      KeyPair keys = keys();
      writePem(made.certificate(), sign(keys));
      writePem(made.privateKey(), new JcaPKCS8Generator(keys.getPrivate(), null));
      return made;
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException(e);
    }
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

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static X509CertificateHolder sign(KeyPair keys)
      throws OperatorCreationException, IOException {
    Instant now = Instant.now();
    X500Principal name = new X500Principal("CN=pullpolicy demo");
    return new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
            Date.from(now.minus(SKEW)),
            Date.from(now.plus(VALID)),
            name,
            keys.getPublic())
        .addExtension(Extension.subjectAlternativeName, false, names())
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
  }

  private static GeneralNames names() {
    return new GeneralNames(
        new GeneralName[] {
          new GeneralName(GeneralName.dNSName, "localhost"),
          new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
          new GeneralName(GeneralName.iPAddress, "::1")
        });
  }

  private static void writePem(Path file, Object object) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    }
    file.toFile().deleteOnExit();
    Files.writeString(file, text.toString());
  }
}
