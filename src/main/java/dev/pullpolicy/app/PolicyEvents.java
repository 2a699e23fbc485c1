package dev.pullpolicy.app;

import dev.pullpolicy.config.ParsedPolicy;
import dev.pullpolicy.config.PolicyProblem;
import dev.pullpolicy.source.PolicyStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
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
      case PENDING, MISSING -> LOG.warn(withProblems(status));
      case REFUSED -> {
        refused.increment();
        LOG.error(withProblems(status));
      }
    }
  }

  /** Warns of what is surely wrong in a document that is valid; hands it on as it is. */
  ParsedPolicy parsed(ParsedPolicy parsed, LocalDate today) {
    if (parsed instanceof ParsedPolicy.Valid valid) {
      List<PolicyProblem> doubts = valid.doubts(today);
      if (!doubts.isEmpty()) {
        LOG.warn(
            doubts.stream()
                .map(PolicyProblem::toString)
                .collect(
                    Collectors.joining(
                        "\n", "the policy document is valid, but surely wrong:\n", "")));
      }
    }
    return parsed;
  }

  private static String withProblems(PolicyStatus status) {
    StringBuilder text = new StringBuilder(status.sentence());
    status.problems().forEach(problem -> text.append('\n').append(problem));
    return text.toString();
  }
}
