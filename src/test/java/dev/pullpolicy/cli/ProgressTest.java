package dev.pullpolicy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A line of a terminal, and only for those who wait. */
class ProgressTest {
  private static final String CLEAR = "\r\u001b[K";

  private final StringWriter err = new StringWriter();
  private long now = Long.MAX_VALUE - 5;

  private Progress progress(boolean isWanted) {
    return new Progress(isWanted, new PrintWriter(err), () -> now);
  }

  private void passes(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  @Test
  void aShortRunSaysNothing() {
    Progress progress = progress(true);
    passes(999);
    progress.step();
    progress.end();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aLongRunSaysWhereItIsFiveTimesASecond() {
    Progress progress = progress(true);
    progress.enters("a.yaml");
    progress.step();
    passes(1_000);
    progress.step();
    passes(199);
    progress.step();
    passes(1);
    progress.enters("x".repeat(60) + "\u001b[31m.yaml");
    progress.step();
    progress.end();
    assertThat(err.toString())
        .isEqualTo(
            CLEAR
                + "2 objects, a.yaml"
                + CLEAR
                + "4 objects, ..."
                + "x".repeat(35)
                + "\\u001b[31m.yaml"
                + CLEAR);
  }

  @Test
  void noTerminalHasNone() {
    Progress progress = progress(false);
    passes(5_000);
    progress.step();
    progress.end();
    assertThat(err.toString()).isEmpty();
  }
}
