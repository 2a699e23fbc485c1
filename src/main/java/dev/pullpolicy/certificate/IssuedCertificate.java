package dev.pullpolicy.certificate;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/**
 * A serving certificate with its key and the CA that signed it and nothing else: the CA's key is
 * gone as soon as it has, so that whoever trusts the CA trusts this certificate alone. All of them
 * P-256, with the extensions that RFC 5280 asks for.
 *
 * @param privateKey of the certificate; PEM, PKCS #8
 */
public record IssuedCertificate(
    X509Certificate authority, X509Certificate certificate, String privateKey) {

  /**
   * Makes one for a server of that DNS name; the CA is valid as long as it is.
   *
   * @throws IOException where the platform lacks the algorithms
   */
  public static IssuedCertificate make(String host, Validity validity) throws IOException {
    // a name of its own: of two CAs with one name a client may try the wrong one
    Identity authority =
        Identity.make("pullpolicy register CA %s".formatted(Identity.serial().toString(16)));
    Identity server = Identity.make("pullpolicy webhook");
    try {
      X509Certificate root = authority.certifiedBy(authority, validity, ofAuthority(authority));
      X509Certificate leaf =
          server.certifiedBy(authority, validity, ofServer(host, server, authority));
      return new IssuedCertificate(root, leaf, Pem.text(server.keys().getPrivate()));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** Without the private key: it is printed by whoever prints a record that has it. */
  @Override
  public String toString() {
    return "IssuedCertificate[%s]".formatted(certificate.getSubjectX500Principal());
  }

  private static List<Extension> ofAuthority(Identity authority)
      throws IOException, GeneralSecurityException {
    PublicKey key = authority.keys().getPublic();
    return List.of(
        critical(Extension.basicConstraints, new BasicConstraints(0)),
        critical(Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign)),
        plain(
            Extension.subjectKeyIdentifier,
            new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key)));
  }

  private static List<Extension> ofServer(String host, Identity server, Identity authority)
      throws IOException, GeneralSecurityException {
    JcaX509ExtensionUtils keys = new JcaX509ExtensionUtils();
    return List.of(
        critical(Extension.basicConstraints, new BasicConstraints(false)),
        critical(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature)),
        plain(Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)),
        plain(
            Extension.subjectAlternativeName,
            new GeneralNames(new GeneralName(GeneralName.dNSName, host))),
        plain(
            Extension.subjectKeyIdentifier,
            keys.createSubjectKeyIdentifier(server.keys().getPublic())),
        plain(
            Extension.authorityKeyIdentifier,
            keys.createAuthorityKeyIdentifier(authority.keys().getPublic())));
  }

  private static Extension critical(ASN1ObjectIdentifier id, ASN1Encodable value)
      throws IOException {
    return Extension.create(id, true, value);
  }

  private static Extension plain(ASN1ObjectIdentifier id, ASN1Encodable value) throws IOException {
    return Extension.create(id, false, value);
  }
}
