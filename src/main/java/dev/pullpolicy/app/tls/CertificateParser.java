package dev.pullpolicy.app.tls;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** From the text of two PEM files (RFC 7468) to a certificate whose key is known to be its own. */
final class CertificateParser {
  private static final byte[] PROBE = "pullpolicy".getBytes(StandardCharsets.US_ASCII);

  private final PemFiles files;

  CertificateParser(PemFiles files) {
    this.files = files;
  }

  ServingCertificate parse(PemTexts texts) throws UnusableCertificateException {
    List<X509Certificate> chain = chain(texts.certificate());
    PrivateKey key = privateKey(texts.privateKey());
    if (!isPair(chain.get(0).getPublicKey(), key)) {
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
    List<X509Certificate> chain = new ArrayList<>();
    JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
    try {
      for (Object object : objects(files.certificate(), text)) {
        if (object instanceof X509CertificateHolder holder) {
          chain.add(converter.getCertificate(holder));
        } else if (chain.isEmpty()) {
          break;
        }
      }
    } catch (GeneralSecurityException e) {
      throw broken(files.certificate(), e);
    }
    if (chain.isEmpty()) {
      throw new UnusableCertificateException(
          "--tls-certificate %s holds no certificate; it must start with a PEM block CERTIFICATE"
              .formatted(files.certificate()));
    }
    return chain;
  }

  private PrivateKey privateKey(String text) throws UnusableCertificateException {
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    try {
      for (Object object : objects(files.privateKey(), text)) {
        if (object instanceof PEMKeyPair pair) {
          return converter.getKeyPair(pair).getPrivate();
        }
        if (object instanceof PrivateKeyInfo info) {
          return converter.getPrivateKey(info);
        }
      }
    } catch (IOException e) {
      throw broken(files.privateKey(), e);
    }
    throw new UnusableCertificateException(
        "--tls-private-key %s holds no private key that can be read; it must be one PEM block"
                .formatted(files.privateKey())
            + " PRIVATE KEY, without a password");
  }

  /** The PEM blocks, without the curve that {@code openssl ecparam} writes before the key. */
  private static List<Object> objects(Path file, String text) throws UnusableCertificateException {
    List<Object> objects = new ArrayList<>();
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
        if (!(next instanceof ASN1ObjectIdentifier)) {
          objects.add(next);
        }
      }
      return objects;
    } catch (IOException | RuntimeException e) {
      throw broken(file, e);
    }
  }

  private static boolean isPair(PublicKey publicKey, PrivateKey key) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC", "ECDSA" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static UnusableCertificateException broken(Path file, Exception cause) {
    return new UnusableCertificateException(file + " is no valid PEM file: " + reason(cause));
  }

  private static String reason(Exception cause) {
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }
}
