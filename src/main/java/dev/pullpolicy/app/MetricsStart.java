package dev.pullpolicy.app;

import dev.pullpolicy.metrics.DecisionRecorder;
import dev.pullpolicy.metrics.ServingGauges;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;

/**
 * Makes the meters when the webhook starts, not at the first request: a series that begins late has
 * no first increase. What supplies {@link ServingGauges} is handed over here.
 */
final class MetricsStart {
  /** To inject them is to make them. */
  void onStart(@Observes StartupEvent event, ServingGauges gauges, DecisionRecorder recorder) {}
}
