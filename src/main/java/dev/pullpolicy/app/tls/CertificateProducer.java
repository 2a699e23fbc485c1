package dev.pullpolicy.app.tls;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Wires the certificate in force to its files. */
final class CertificateProducer {
  @Produces
  @Singleton
  CertificateInForce certificate(CertificateSettings settings, Clock clock)
      throws UnusableCertificateException {
    return new CertificateInForce(
        new PemFiles(settings.certificate(), settings.privateKey()),
        new ClientChecks(settings.serverName(), settings.ca()),
        clock);
  }
}
