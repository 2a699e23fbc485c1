package dev.pullpolicy.app;

import dev.pullpolicy.source.PolicyWatch;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;

/** Begins to watch the policy when the webhook starts, without waiting for what is out of reach. */
final class PolicyStart {
  void onStart(@Observes StartupEvent event, PolicyWatch watch) {
    watch.start();
  }
}
