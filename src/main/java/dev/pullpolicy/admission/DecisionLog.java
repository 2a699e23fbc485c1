package dev.pullpolicy.admission;

import dev.pullpolicy.metrics.Endpoint;
import dev.pullpolicy.metrics.Event;
import dev.pullpolicy.metrics.Verdict;
import dev.pullpolicy.policy.BrokenEntry;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * One event a decision. Failures of ours are ERROR; refusals, requests that are wrong, and requests
 * that break a rule whatever becomes of them are INFO; all else is DEBUG. Values are escaped and
 * cut, since anyone writes them.
 */
final class DecisionLog {
  static final Logger LOG = Logger.getLogger("dev.pullpolicy.admission");

  /** As many as a denial shows. */
  private static final int MAX_BROKEN = 20;

  private final LogBudget unreadable;

  /** A log with that budget for requests that cannot be read. */
  DecisionLog(LogBudget unreadable) {
    this.unreadable = unreadable;
  }

  void record(Decided decided) {
    Answer answer = decided.answer();
    Level level = level(answer);
    if (!LOG.isLoggable(level)) {
      return;
    }
    Event event = new Event(level, answer.verdict().outcome());
    event.with("webhook", decided.endpoint().toString());
    describe(event, decided.request());
    describe(event, answer);
    event.with("durationMicros", Long.toString(TimeUnit.NANOSECONDS.toMicros(decided.nanos())));
    logWithin(event, answer.verdict());
  }

  /** A request of which only the head was looked at. */
  void unread(Endpoint endpoint, String address, Answer answer) {
    Event event = new Event(Level.INFO, answer.verdict().outcome());
    event.with("webhook", endpoint.toString()).with("address", address);
    describe(event, answer);
    logWithin(event, answer.verdict());
  }

  private static Level level(Answer answer) {
    if (answer.verdict().isOurs()) {
      return org.jboss.logmanager.Level.ERROR;
    }
    boolean isQuiet =
        answer.findings().broken().isEmpty()
            && (answer.verdict() == Verdict.ALLOWED || answer.verdict() == Verdict.PATCHED);
    return isQuiet ? org.jboss.logmanager.Level.DEBUG : Level.INFO;
  }

  private void logWithin(Event event, Verdict verdict) {
    if (!verdict.isUnreadable()) {
      event.log(LOG);
      return;
    }
    OptionalLong leftOut = unreadable.take();
    if (leftOut.isPresent()) {
      event.with("leftOut", leftOut.getAsLong() == 0 ? "" : Long.toString(leftOut.getAsLong()));
      event.log(LOG);
    }
  }

  private static void describe(Event event, AdmissionRequest request) {
    AdmissionRequest.Resource resource = request.resource();
    event
        .with("uid", request.uid())
        .with("operation", request.operation())
        .with("resource", resource.withoutSubresource().toString())
        .with("subresource", resource.subresource())
        .with("namespace", request.namespace())
        .with("name", request.name())
        .with("user", request.requester().user())
        .with("dryRun", request.isDryRun() ? "true" : "");
  }

  private static void describe(Event event, Answer answer) {
    boolean isFailed = answer.outcome() == Answer.Outcome.FAILED;
    event
        .with("outcome", answer.verdict().outcome())
        .with("reason", isFailed ? answer.verdict().reason() : "")
        .with("status", Integer.toString(answer.status()))
        .with("broken", broken(answer))
        .withText("message", answer.detail());
    answer.cause().ifPresent(event::because);
  }

  /** Each rule once, however many containers break it. */
  private static String broken(Answer answer) {
    return answer.findings().broken().stream()
        .map(DecisionLog::named)
        .distinct()
        .limit(MAX_BROKEN)
        .collect(Collectors.joining(", "));
  }

  private static String named(BrokenEntry entry) {
    String by = entry.reportedBy().map(name -> ", " + name).orElse("");
    return "%s (%s%s)".formatted(entry.name(), entry.action(), by);
  }
}
