package dev.pullpolicy.certificate;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** PEM texts (RFC 7468). */
public final class Pem {
  private Pem() {}

  /** The certificates of a text, in its order; none where it begins with something else. */
  public static List<X509Certificate> certificates(String text) throws PemException {
    List<X509Certificate> certificates = new ArrayList<>();
    JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
    try {
      for (Object block : blocks(text)) {
        if (block instanceof X509CertificateHolder holder) {
          certificates.add(converter.getCertificate(holder));
        } else if (certificates.isEmpty()) {
          break;
        }
      }
      return certificates;
    } catch (GeneralSecurityException e) {
      throw new PemException(e);
    }
  }

  /** The first private key of a text: PKCS #8, PKCS #1 or SEC 1, without a password. */
  public static Optional<PrivateKey> privateKey(String text) throws PemException {
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    try {
      for (Object block : blocks(text)) {
        if (block instanceof PEMKeyPair pair) {
          return Optional.of(converter.getKeyPair(pair).getPrivate());
        }
        if (block instanceof PrivateKeyInfo info) {
          return Optional.of(converter.getPrivateKey(info));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new PemException(e);
    }
  }

  /** A certificate as text. */
  public static String text(X509Certificate certificate) {
    return written(certificate);
  }

  /** A private key as text, PKCS #8. */
  static String text(PrivateKey key) {
    try {
      return written(new JcaPKCS8Generator(key, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String written(Object object) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The blocks, without the curve that {@code openssl ecparam} writes before the key. */
  private static List<Object> blocks(String text) throws PemException {
    List<Object> blocks = new ArrayList<>();
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
        if (!(next instanceof ASN1ObjectIdentifier)) {
          blocks.add(next);
        }
      }
      return blocks;
    } catch (IOException | RuntimeException e) {
      throw new PemException(e);
    }
  }
}
