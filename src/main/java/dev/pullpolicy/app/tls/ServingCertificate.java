package dev.pullpolicy.app.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/** A certificate with its chain and its key, under an alias that no other has. */
public final class ServingCertificate {
  /** Of stores that never leave memory. */
  private static final char[] PASSWORD = new char[0];

  private static final AtomicLong NUMBER = new AtomicLong();

  private final String alias = "serving-" + NUMBER.incrementAndGet();
  private final List<X509Certificate> chain;
  private final KeyStore store;
  private final X509ExtendedKeyManager keyManager;

  private ServingCertificate(List<X509Certificate> chain, PrivateKey key)
      throws GeneralSecurityException, IOException {
    this.chain = List.copyOf(chain);
    store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    store.setKeyEntry(alias, key, PASSWORD, chain.toArray(X509Certificate[]::new));
    KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
    factory.init(store, PASSWORD);
    keyManager = (X509ExtendedKeyManager) factory.getKeyManagers()[0];
  }

  /**
   * One that begins with the server's own certificate.
   *
   * @throws GeneralSecurityException where each is not issued by the next
   */
  static ServingCertificate of(List<X509Certificate> chain, PrivateKey key)
      throws GeneralSecurityException {
    try {
      return new ServingCertificate(chain, key);
    } catch (IOException e) {
      throw new GeneralSecurityException("an empty key store cannot be made", e);
    }
  }

  /** The server's own, then those that issued it. */
  List<X509Certificate> chain() {
    return chain;
  }

  private X509Certificate own() {
    return chain.get(0);
  }

  String alias() {
    return alias;
  }

  KeyStore store() {
    return store;
  }

  X509ExtendedKeyManager keyManager() {
    return keyManager;
  }

  /** From when it is valid. */
  Instant notBefore() {
    return own().getNotBefore().toInstant();
  }

  /** Until when it is valid. */
  Instant notAfter() {
    return own().getNotAfter().toInstant();
  }

  /** Why clients do not accept it at that time; empty where they do. */
  String whyNotInDate(Instant now) {
    if (now.isBefore(notBefore())) {
      return this + " is not valid before " + notBefore();
    }
    return now.isAfter(notAfter()) ? this + " expired at " + notAfter() : "";
  }

  /** Its subject and serial number. */
  @Override
  public String toString() {
    return "certificate \"%s\", serial %x"
        .formatted(own().getSubjectX500Principal().getName(), own().getSerialNumber());
  }
}
