package dev.pullpolicy.app;

import dev.pullpolicy.admission.WarmUpGate;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the first requests will be fast. */
@Readiness
@ApplicationScoped
class WarmUpReadiness implements HealthCheck {
  private final WarmUpGate gate;

  WarmUpReadiness(WarmUpGate gate) {
    this.gate = gate;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("warm-up").status(gate.isOpen()).build();
  }
}
