package dev.pullpolicy.app;

import dev.pullpolicy.admission.BodiesInFlight;
import dev.pullpolicy.app.tls.CertificateInForce;
import dev.pullpolicy.metrics.DecisionRecorder;
import dev.pullpolicy.metrics.ServingGauges;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Makes the meters when the webhook starts, not at the first request: a series that begins late has
 * no first increase. What supplies {@link ServingGauges} is handed over here.
 */
final class MetricsStart {
  /** To inject the recorder is to make its meters. */
  void onStart(
      @Observes StartupEvent event,
      DecisionRecorder recorder,
      ServingGauges gauges,
      CertificateInForce certificate,
      BodiesInFlight bodies) {
    gauges.bytesInFlight(bodies::bytes);
    gauges.certificateExpiry(() -> Optional.of(certificate.notAfter()));
  }
}
