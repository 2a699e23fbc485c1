package dev.pullpolicy.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Somebody who can be certified: a name, and keys of P-256. */
record Identity(X500Principal name, KeyPair keys) {
  private static final int SERIAL_BITS = 64;

  /** With new keys. */
  static Identity make(String commonName) throws IOException {
    try {
      return new Identity(new X500Principal("CN=" + commonName), KeyPairs.make());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** A certificate about this one, signed by that one. */
  X509Certificate certifiedBy(Identity issuer, Validity validity, List<Extension> extensions)
      throws IOException {
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer.name(),
            serial(),
            Date.from(validity.notBefore()),
            Date.from(validity.notAfter()),
            name,
            keys.getPublic());
    for (Extension extension : extensions) {
      builder.addExtension(extension);
    }
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA")
                      .build(issuer.keys().getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException(e);
    }
  }

  static BigInteger serial() {
    return new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE);
  }
}
