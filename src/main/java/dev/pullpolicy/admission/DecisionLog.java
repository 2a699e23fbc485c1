package dev.pullpolicy.admission;

import dev.pullpolicy.metrics.Endpoint;
import dev.pullpolicy.metrics.Event;
import dev.pullpolicy.metrics.Findings;
import dev.pullpolicy.metrics.LeftDefault;
import dev.pullpolicy.metrics.Verdict;
import dev.pullpolicy.policy.BrokenEntry;
import dev.pullpolicy.policy.PullPolicyChange;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One event a decision. Failures of ours are ERROR; refusals, requests that are wrong, and requests
 * of which something is to be told whatever becomes of them are INFO; all else is DEBUG. Values are
 * escaped and cut, since anyone writes them.
 */
final class DecisionLog {
  static final Logger LOG = Logger.getLogger("dev.pullpolicy.admission");

  /** As many as a denial shows. */
  private static final int MAX_SHOWN = 20;

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
        !answer.findings().isNotable()
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
        .with("broken", named(answer.findings().broken()));
    describe(event, answer.findings());
    event.withText("message", answer.detail());
    answer.cause().ifPresent(event::because);
  }

  private static void describe(Event event, Findings findings) {
    int placeholders = findings.placeholders();
    event
        .with("refusedLater", named(findings.refusedLater()))
        .with("reset", joined(findings.resets().stream().map(DecisionLog::written)))
        .with("stale", joined(findings.stale().stream().map(DecisionLog::left)))
        .with("placeholders", placeholders == 0 ? "" : Integer.toString(placeholders));
  }

  /** Each rule once, however many containers break it. */
  private static String named(List<BrokenEntry> entries) {
    return joined(entries.stream().map(DecisionLog::named).distinct());
  }

  private static String joined(Stream<String> words) {
    return words.limit(MAX_SHOWN).collect(Collectors.joining(", "));
  }

  private static String written(PullPolicyChange change) {
    return change.use().policyPath() + "=" + change.to();
  }

  private static String left(LeftDefault left) {
    String by = left.stale().reportedBy().map(name -> " (" + name + ")").orElse("");
    return left.stale().use().policyPath() + by;
  }

  private static String named(BrokenEntry entry) {
    String by = entry.reportedBy().map(name -> ", " + name).orElse("");
    return "%s (%s%s)".formatted(entry.name(), entry.action(), by);
  }
}
