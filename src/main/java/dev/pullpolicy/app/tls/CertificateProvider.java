package dev.pullpolicy.app.tls;

import io.quarkus.tls.runtime.KeyStoreAndKeyCertOptions;
import io.quarkus.tls.runtime.KeyStoreProvider;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import jakarta.inject.Singleton;

/**
 * Gives Quarkus the certificate in force. Quarkus' own reading of the files ({@code
 * quarkus.tls.reload-period}) takes a key that does not match, and every connection fails then.
 */
@Singleton
@Identifier("https")
final class CertificateProvider implements KeyStoreProvider {
  private final CertificateInForce certificate;

  CertificateProvider(CertificateInForce certificate) {
    this.certificate = certificate;
  }

  @Override
  public KeyStoreAndKeyCertOptions getKeyStore(Vertx vertx) {
    return new KeyStoreAndKeyCertOptions(
        certificate.keyManager().current().store(), KeyCertOptions.wrap(certificate.keyManager()));
  }
}
