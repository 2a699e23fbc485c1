package dev.pullpolicy.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** How much of what libraries log is written. */
final class FloodFilterTest {
  private final FloodFilter filter = new FloodFilter();

  @Test
  void librariesLogSixtyLinesAMinute() {
    int written = 0;
    for (int i = 0; i < 1_000; i++) {
      written += isWritten("io.quarkus.vertx.http.runtime.QuarkusErrorHandler") ? 1 : 0;
    }
    assertThat(written).isEqualTo(FloodFilter.A_MINUTE);
  }

  @Test
  void theWebhookItselfIsNotBoundedHere() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(isWritten("dev.pullpolicy.admission")).isTrue();
    }
  }

  private boolean isWritten(String logger) {
    LogRecord event = new LogRecord(Level.SEVERE, "failed");
    event.setLoggerName(logger);
    return filter.isLoggable(event);
  }
}
