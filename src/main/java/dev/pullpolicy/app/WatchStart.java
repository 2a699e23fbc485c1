package dev.pullpolicy.app;

import dev.pullpolicy.app.tls.CertificateWatch;
import dev.pullpolicy.source.PolicyWatch;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;

/** Begins to watch what may change while the webhook serves, without waiting for anything. */
final class WatchStart {
  void onStart(@Observes StartupEvent event, PolicyWatch policy, CertificateWatch certificate) {
    policy.start();
    certificate.start();
  }
}
