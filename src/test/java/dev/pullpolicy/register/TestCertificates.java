package dev.pullpolicy.register;

import dev.pullpolicy.certificate.Pem;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A CA and a certificate of it as others make them, with a fault or without. */
final class TestCertificates {
  static final String HOST = "webhook.pull-policy.svc";

  /** How long the CA is valid from now; negative where it is expired. */
  Duration authorityEnds = Duration.ofHours(2);

  boolean authorityIsOne = true;
  Optional<GeneralName> name = Optional.of(new GeneralName(GeneralName.dNSName, HOST));
  KeyPurposeId use = KeyPurposeId.id_kp_serverAuth;

  private final KeyPair authorityKeys = keys();
  private final KeyPair keys = keys();

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("EC").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  X509Certificate authority() throws IOException {
    var builder = builder("CN=ca", authorityKeys, authorityEnds);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authorityIsOne));
    return signed(builder);
  }

  /** Whose common name is the right one. */
  X509Certificate certificate() throws IOException {
    var builder = builder("CN=" + HOST, keys, Duration.ofHours(2));
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(use));
    if (name.isPresent()) {
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(name.get()));
    }
    return signed(builder);
  }

  String privateKey() {
    return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
        .formatted(Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded()));
  }

  ProbedServer serve() throws IOException {
    return new ProbedServer(Pem.text(certificate()), privateKey());
  }

  private static JcaX509v3CertificateBuilder builder(String name, KeyPair keys, Duration ends) {
    Instant now = Instant.now();
    return new JcaX509v3CertificateBuilder(
        new X500Principal("CN=ca"),
        BigInteger.valueOf(System.nanoTime()),
        Date.from(now.minus(Duration.ofHours(5))),
        Date.from(now.plus(ends)),
        new X500Principal(name),
        keys.getPublic());
  }

  private X509Certificate signed(JcaX509v3CertificateBuilder builder) throws IOException {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA")
                      .build(authorityKeys.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException(e);
    }
  }
}
