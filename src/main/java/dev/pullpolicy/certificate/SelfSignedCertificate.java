package dev.pullpolicy.certificate;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * A certificate for this machine alone ({@code localhost}) that signs itself, with its key; P-256.
 *
 * @param certificate PEM
 * @param privateKey PEM, PKCS #8
 */
public record SelfSignedCertificate(String certificate, String privateKey) {

  /**
   * Makes one.
   *
   * @throws IOException where the platform lacks the algorithms
   */
  public static SelfSignedCertificate make(Instant notBefore, Instant notAfter) throws IOException {
    Identity self = Identity.make("pullpolicy demo");
    Extension names = Extension.create(Extension.subjectAlternativeName, false, names());
    return new SelfSignedCertificate(
        Pem.text(self.certifiedBy(self, new Validity(notBefore, notAfter), List.of(names))),
        Pem.text(self.keys().getPrivate()));
  }

  /** Without the private key. */
  @Override
  public String toString() {
    return "SelfSignedCertificate";
  }

  private static GeneralNames names() {
    return new GeneralNames(
        new GeneralName[] {
          new GeneralName(GeneralName.dNSName, "localhost"),
          new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
          new GeneralName(GeneralName.iPAddress, "::1")
        });
  }
}
