package dev.pullpolicy.admission;

import dev.pullpolicy.policy.Printable;
import org.jboss.logging.Logger;

/**
 * One event a decision, as {@code key="value"} pairs: refusals and requests that are wrong at INFO,
 * failures of ours at ERROR, all else at DEBUG. Values are escaped and cut, since anyone writes
 * them.
 */
final class DecisionLog {
  private static final Logger LOG = Logger.getLogger("dev.pullpolicy.admission");

  private DecisionLog() {}

  static void record(String webhook, AdmissionRequest request, Answer answer) {
    Logger.Level level = level(answer);
    if (LOG.isEnabled(level)) {
      LOG.log(level, event(webhook, request, answer));
    }
  }

  private static Logger.Level level(Answer answer) {
    return switch (answer.outcome()) {
      case DENIED -> Logger.Level.INFO;
      case FAILED -> isOurs(answer) ? Logger.Level.ERROR : Logger.Level.INFO;
      case ALLOWED, PATCHED -> Logger.Level.DEBUG;
    };
  }

  private static boolean isOurs(Answer answer) {
    return answer.status() >= Failure.UNDECIDED.code();
  }

  private static String event(String webhook, AdmissionRequest request, Answer answer) {
    StringBuilder event = new StringBuilder(head(webhook, request));
    append(event, "outcome", answer.outcome().toString());
    append(event, "status", Integer.toString(answer.status()));
    if (!answer.detail().isEmpty()) {
      append(event, "message", answer.detail());
    }
    return event.toString();
  }

  /** What went wrong in a decision, with its stack. */
  static void exception(String webhook, AdmissionRequest request, RuntimeException exception) {
    LOG.error(head(webhook, request), exception);
  }

  private static String head(String webhook, AdmissionRequest request) {
    StringBuilder event = new StringBuilder("admission");
    append(event, "webhook", webhook);
    append(event, "uid", request.uid());
    append(event, "operation", request.operation());
    append(event, "resource", request.resource().toString());
    append(event, "namespace", request.namespace());
    append(event, "name", request.name());
    append(event, "user", request.requester().user());
    return event.toString();
  }

  private static void append(StringBuilder event, String key, String value) {
    event.append(' ').append(key).append('=').append(Printable.quoted(value));
  }
}
