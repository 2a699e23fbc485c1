package dev.pullpolicy.app.tls;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Whether the API server can accept the certificate that is served. */
@Readiness
@ApplicationScoped
class CertificateReadiness implements HealthCheck {
  private final CertificateInForce certificate;

  CertificateReadiness(CertificateInForce certificate) {
    this.certificate = certificate;
  }

  @Override
  public HealthCheckResponse call() {
    String refusal = certificate.whyNotAccepted();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("certificate")
            .status(refusal.isEmpty())
            .withData("notAfter", certificate.notAfter().toString());
    if (!refusal.isEmpty()) {
      response.withData("message", refusal);
    }
    if (!certificate.problem().isEmpty()) {
      response.withData("problem", certificate.problem());
    }
    return response.build();
  }
}
