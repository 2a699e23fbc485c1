package dev.pullpolicy.app;

import dev.pullpolicy.source.PolicyStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Logs and counts what becomes of the policy document. */
@Singleton
final class PolicyEvents {
  private static final Logger LOG = Logger.getLogger(PolicyEvents.class);

  /** More than anyone mends at once; a document of 1 MiB can have a hundred thousand. */
  private static final int PROBLEMS_LOGGED = 1000;

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
      case PENDING, MISSING -> LOG.warn(withProblems(status));
      case REFUSED -> {
        refused.increment();
        LOG.error(withProblems(status));
      }
    }
  }

  private static String withProblems(PolicyStatus status) {
    List<String> problems = status.problems();
    StringBuilder text = new StringBuilder(status.sentence());
    problems.stream().limit(PROBLEMS_LOGGED).forEach(problem -> text.append('\n').append(problem));
    if (problems.size() > PROBLEMS_LOGGED) {
      text.append("\nand ").append(problems.size() - PROBLEMS_LOGGED).append(" more");
    }
    return text.toString();
  }
}
