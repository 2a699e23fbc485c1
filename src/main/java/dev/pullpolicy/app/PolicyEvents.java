package dev.pullpolicy.app;

import dev.pullpolicy.config.ParsedPolicy;
import dev.pullpolicy.config.PolicyProblem;
import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.metrics.Event;
import dev.pullpolicy.metrics.PolicyMetrics;
import dev.pullpolicy.source.PolicyStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Logs and counts what becomes of the policy document. */
@Singleton
final class PolicyEvents {
  private static final Logger LOG = Logger.getLogger("dev.pullpolicy.policy");

  private final PolicyMetrics metrics;

  @Inject
  PolicyEvents(PolicyMetrics metrics) {
    this.metrics = metrics;
  }

  void record(PolicyStatus status) {
    count(status);
    Event event = new Event(level(status), withProblems(status));
    event.with("state", status.state().toString()).with("origin", status.origin());
    status.inForce().ifPresent(inForce -> event.with("sha256", inForce.digest()));
    int problems = status.problems().size();
    event.with("problems", problems == 0 ? "" : Integer.toString(problems)).log(LOG);
  }

  private void count(PolicyStatus status) {
    switch (status.state()) {
      case IN_FORCE ->
          metrics.taken(status.inForce().map(PolicySnapshot::digest).orElse(""), status.since());
      case REFUSED -> metrics.refused(status.problems().size());
      case MISSING -> metrics.missing();
      case PENDING, WAITING -> {}
    }
  }

  private static Level level(PolicyStatus status) {
    return switch (status.state()) {
      case IN_FORCE -> Level.INFO;
      case PENDING, WAITING, MISSING -> org.jboss.logmanager.Level.WARN;
      case REFUSED -> org.jboss.logmanager.Level.ERROR;
    };
  }

  /** Warns of what is surely wrong in a document that is valid; hands it on as it is. */
  ParsedPolicy parsed(ParsedPolicy parsed, LocalDate today) {
    if (parsed instanceof ParsedPolicy.Valid valid) {
      warn(valid.doubts(today));
    }
    return parsed;
  }

  private void warn(List<PolicyProblem> doubts) {
    metrics.doubted(doubts.size());
    if (!doubts.isEmpty()) {
      LOG.log(
          org.jboss.logmanager.Level.WARN,
          doubts.stream()
              .map(PolicyProblem::toString)
              .collect(
                  Collectors.joining(
                      "\n", "the policy document is valid, but surely wrong:\n", "")));
    }
  }

  private static String withProblems(PolicyStatus status) {
    StringBuilder text = new StringBuilder(status.sentence());
    status.problems().forEach(problem -> text.append('\n').append(problem));
    return text.toString();
  }
}
