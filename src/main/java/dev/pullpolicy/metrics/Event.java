package dev.pullpolicy.metrics;

import dev.pullpolicy.policy.Printable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/**
 * A log event with fields of its own: a JSON object {@code fields} on a console that writes JSON,
 * and {@code key="value"} where a pattern asks for <code>%X{fields}</code>.
 *
 * <p>Quarkus' JSON formatter has no place for an event's own fields but the MDC, which is a
 * thread's and unordered; a record that brings its own needs neither to be set nor cleaned up.
 */
public final class Event extends ExtLogRecord {
  /** How a console's pattern asks for the fields as text. */
  static final String FIELDS = "fields";

  /** A denial's first violations, and the lines about the workload and the policy. */
  private static final int MAX_TEXT = 2_048;

  private static final long serialVersionUID = 1L;

  private final transient Map<String, String> fields = new LinkedHashMap<>();

  /** An event without fields. */
  public Event(Level level, String message) {
    super(level, message, FormatStyle.NO_FORMAT, Event.class.getName());
    disableCallerCalculation();
  }

  /** Adds a field, escaped and cut, unless it is empty. */
  public Event with(String key, String value) {
    if (!value.isEmpty()) {
      fields.put(key, Printable.line(value));
    }
    return this;
  }

  /** Adds a text of several lines, each escaped and cut; those that are too many are left out. */
  public Event withText(String key, String text) {
    StringBuilder shown = new StringBuilder();
    for (String line : text.lines().toList()) {
      String printed = Printable.line(line);
      if (shown.length() + printed.length() > MAX_TEXT) {
        shown.append('\n').append('…');
        break;
      }
      shown.append(shown.isEmpty() ? "" : "\n").append(printed);
    }
    if (!shown.isEmpty()) {
      fields.put(key, shown.toString());
    }
    return this;
  }

  /** Adds what went wrong, with its stack. */
  public Event because(Throwable thrown) {
    setThrown(thrown);
    return this;
  }

  /** Writes it. */
  public void log(Logger logger) {
    setLoggerName(logger.getName());
    logger.log(this);
  }

  /** The fields, in order. */
  @Override
  public Map<String, String> getMdcCopy() {
    return Collections.unmodifiableMap(fields);
  }

  /** One field, or all of them as text. */
  @Override
  public String getMdc(String key) {
    return key.equals(FIELDS) ? text() : fields.get(key);
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    fields.forEach((key, value) -> text.append(' ').append(key).append('=').append(quoted(value)));
    return text.toString();
  }

  private static String quoted(String value) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return '"' + escaped + '"';
  }
}
