package dev.pullpolicy.app;

import dev.pullpolicy.source.PolicyStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Logs and counts what becomes of the policy document. */
@Singleton
final class PolicyEvents {
  private static final Logger LOG = Logger.getLogger(PolicyEvents.class);

  private final AtomicInteger inForce;
  private final Counter refused;

  PolicyEvents(MeterRegistry registry) {
    inForce = registry.gauge("pull_policy_in_force", new AtomicInteger());
    refused =
        Counter.builder("pull_policy_documents_refused")
            .description("policy documents that were refused since the start")
            .register(registry);
  }

  void record(PolicyStatus status) {
    inForce.set(status.inForce().isPresent() ? 1 : 0);
    switch (status.state()) {
      case IN_FORCE -> LOG.info(status.sentence());
      case PENDING, WAITING, MISSING -> LOG.warn(withProblems(status));
      case REFUSED -> {
        refused.increment();
        LOG.error(withProblems(status));
      }
    }
  }

  private static String withProblems(PolicyStatus status) {
    StringBuilder text = new StringBuilder(status.sentence());
    status.problems().forEach(problem -> text.append('\n').append(problem));
    return text.toString();
  }
}
