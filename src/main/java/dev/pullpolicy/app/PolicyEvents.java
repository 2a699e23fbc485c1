package dev.pullpolicy.app;

import dev.pullpolicy.config.ExpiryDay;
import dev.pullpolicy.config.ParsedPolicy;
import dev.pullpolicy.config.PolicyProblem;
import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.metrics.Event;
import dev.pullpolicy.metrics.PolicyMetrics;
import dev.pullpolicy.source.PolicyListener;
import dev.pullpolicy.source.PolicyStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Logs and counts what becomes of the policy document. */
@Singleton
final class PolicyEvents implements PolicyListener {
  private static final Logger LOG = Logger.getLogger("dev.pullpolicy.policy");

  private final PolicyMetrics metrics;
  private final Clock clock;

  @Inject
  PolicyEvents(PolicyMetrics metrics, Clock clock) {
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public void changed(PolicyStatus status) {
    count(status);
    metrics.seen(status.state().toString());
    Event event = new Event(level(status), withProblems(status));
    event.with("state", status.state().toString()).with("origin", status.origin());
    status.inForce().ifPresent(inForce -> event.with("sha256", inForce.digest()));
    int problems = status.problemCount();
    event.with("problems", problems == 0 ? "" : Integer.toString(problems)).log(LOG);
  }

  private void count(PolicyStatus status) {
    switch (status.state()) {
      case IN_FORCE ->
          metrics.taken(status.inForce().map(PolicySnapshot::digest).orElse(""), status.since());
      case REFUSED -> metrics.refused(status.problemCount());
      case MISSING, WAITING -> metrics.notInForce();
      case PENDING -> {}
    }
  }

  private static Level level(PolicyStatus status) {
    return switch (status.state()) {
      case IN_FORCE -> Level.INFO;
      case PENDING, WAITING, MISSING -> org.jboss.logmanager.Level.WARN;
      case REFUSED -> org.jboss.logmanager.Level.ERROR;
    };
  }

  /** Warns of what is surely wrong in it. A fault of ours there is told, and keeps nothing out. */
  @Override
  public void read(ParsedPolicy.Valid document) {
    try {
      warn(document.doubts(ExpiryDay.of(clock)));
    } catch (RuntimeException e) {
      LOG.log(
          org.jboss.logmanager.Level.WARN,
          "what is surely wrong in the policy document cannot be told",
          e);
    }
  }

  private void warn(ParsedPolicy.Doubted doubts) {
    metrics.doubted(doubts.count());
    if (doubts.count() > 0) {
      LOG.log(
          org.jboss.logmanager.Level.WARN,
          doubts.problems().stream()
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
