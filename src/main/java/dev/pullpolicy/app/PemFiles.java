package dev.pullpolicy.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * The files of a serving certificate, as a Secret of type {@code kubernetes.io/tls} has them.
 *
 * @param certificate the certificate, then its chain
 * @param privateKey its key: PKCS #8, PKCS #1 or SEC 1
 */
record PemFiles(Path certificate, Path privateKey) {
  /** A Secret holds 1 MiB at most. */
  private static final int MAX_BYTES = 1 << 20;

  /**
   * Reads both once, so that what is wrong with them is one sentence and not a server that fails.
   *
   * @throws CannotServeException where one cannot be read or they do not belong together
   */
  void check() throws CannotServeException {
    PublicKey publicKey = readCertificate();
    PrivateKey key = readPrivateKey();
    if (!isPair(publicKey, key)) {
      throw new CannotServeException(
          "the private key %s is not the one of the certificate %s; name the two files that were"
                  .formatted(privateKey, certificate)
              + " made together");
    }
  }

  private PublicKey readCertificate() throws CannotServeException {
    Object first = firstObject(certificate);
    if (!(first instanceof X509CertificateHolder holder)) {
      throw new CannotServeException(
          "--tls-certificate %s holds no certificate; it must start with a PEM block CERTIFICATE"
              .formatted(certificate));
    }
    try {
      return new JcaX509CertificateConverter().getCertificate(holder).getPublicKey();
    } catch (GeneralSecurityException e) {
      throw broken(certificate, e);
    }
  }

  private PrivateKey readPrivateKey() throws CannotServeException {
    Object first = firstObject(privateKey);
    try {
      JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
      if (first instanceof PEMKeyPair pair) {
        return converter.getKeyPair(pair).getPrivate();
      }
      if (first instanceof PrivateKeyInfo info) {
        return converter.getPrivateKey(info);
      }
    } catch (IOException e) {
      throw broken(privateKey, e);
    }
    throw new CannotServeException(
        "--tls-private-key %s holds no private key that can be read; it must be one PEM block"
                .formatted(privateKey)
            + " PRIVATE KEY, without a password");
  }

  private static Object firstObject(Path file) throws CannotServeException {
    try (PEMParser parser = new PEMParser(new StringReader(read(file)))) {
      Object first = parser.readObject();
      // openssl ecparam writes the curve before the key
      return first instanceof org.bouncycastle.asn1.ASN1ObjectIdentifier
          ? parser.readObject()
          : first;
    } catch (IOException e) {
      throw broken(file, e);
    }
  }

  private static String read(Path file) throws CannotServeException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new CannotServeException(file + " is larger than 1 MiB; a PEM file is not");
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new CannotServeException(file + " does not exist; name a PEM file");
    } catch (IOException e) {
      throw new CannotServeException(file + " cannot be read: " + reason(e));
    }
  }

  private static boolean isPair(PublicKey publicKey, PrivateKey key) {
    byte[] probe = "pullpolicy".getBytes(StandardCharsets.US_ASCII);
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC", "ECDSA" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(probe);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(probe);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static CannotServeException broken(Path file, Exception cause) {
    return new CannotServeException(file + " is no valid PEM file: " + reason(cause));
  }

  private static String reason(Exception cause) {
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }
}
