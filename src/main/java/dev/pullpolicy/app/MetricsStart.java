package dev.pullpolicy.app;

import dev.pullpolicy.admission.BodiesInFlight;
import dev.pullpolicy.app.tls.CertificateInForce;
import dev.pullpolicy.metrics.DecisionRecorder;
import dev.pullpolicy.metrics.ServingGauges;
import dev.pullpolicy.metrics.ServingGauges.Watched;
import dev.pullpolicy.source.NamespaceWatch;
import dev.pullpolicy.source.PolicyWatch;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Makes the meters when the webhook starts, not at the first request: a series that begins late has
 * no first increase. What supplies {@link ServingGauges} is handed over here.
 */
final class MetricsStart {
  /** To inject the recorder is to make its meters. */
  void decisions(@Observes StartupEvent event, DecisionRecorder recorder) {}

  void serving(
      @Observes StartupEvent event,
      ServingGauges gauges,
      CertificateInForce certificate,
      BodiesInFlight bodies) {
    gauges.bytesInFlight(bodies::bytes);
    gauges.certificateProblem(certificate::isWrong);
    gauges.certificateExpiry(() -> Optional.of(certificate.notAfter()));
  }

  void watches(
      @Observes StartupEvent event,
      ServingGauges gauges,
      PolicyWatch policy,
      NamespaceWatch namespaces) {
    gauges.watching(Watched.POLICY, () -> Optional.of(policy.isWatching()));
    gauges.watching(
        Watched.NAMESPACES,
        () -> namespaces.isActive() ? Optional.of(namespaces.isWatching()) : Optional.empty());
  }
}
