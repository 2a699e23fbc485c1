package dev.pullpolicy.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.logging.json.runtime.JsonFormatter;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.formatters.StructuredFormatter;

/** Catches what is logged of decisions, and shows it as the program's consoles would. */
final class LoggedEvents extends Handler implements AutoCloseable {
  private final List<ExtLogRecord> records = new ArrayList<>();
  private final Properties settings = new Properties();
  private final Level before = DecisionLog.LOG.getLevel();

  /** From that level on. */
  LoggedEvents(Level level) throws IOException {
    try (Reader file =
        Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
      settings.load(file);
    }
    setLevel(Level.ALL);
    DecisionLog.LOG.setLevel(level);
    DecisionLog.LOG.addHandler(this);
  }

  @Override
  public void publish(LogRecord event) {
    records.add(ExtLogRecord.wrap(event));
  }

  /** As JSON, in order. */
  List<JsonNode> json() {
    JsonFormatter formatter =
        new JsonFormatter(settings.getProperty("quarkus.log.console.json.key-overrides"));
    formatter.setExcludedKeys(
        Set.of(settings.getProperty("quarkus.log.console.json.excluded-keys").split(",", -1)));
    formatter.setExceptionOutputType(
        StructuredFormatter.ExceptionOutputType.valueOf(
            settings
                .getProperty("quarkus.log.console.json.exception-output-type")
                .toUpperCase(Locale.ROOT)));
    return records.stream()
        .map(event -> AdmissionCase.tree(formatter.format(event).getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  /** The one event, as JSON. */
  JsonNode only() {
    List<JsonNode> all = json();
    if (all.size() != 1) {
      throw new AssertionError("not one event: " + all);
    }
    return all.get(0);
  }

  /** As text, in order. */
  List<String> text() {
    PatternFormatter formatter =
        new PatternFormatter(settings.getProperty("quarkus.log.console.format"));
    return records.stream().map(formatter::format).toList();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    DecisionLog.LOG.removeHandler(this);
    DecisionLog.LOG.setLevel(before);
  }
}
