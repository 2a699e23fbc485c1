package dev.pullpolicy.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name of a megabyte is classified in milliseconds and on a small stack. */
class HostileImageReferenceTest {
  private static final int LENGTH = 1 << 20;
  private static final long SMALL_STACK = 128 << 10;

  /** Many times what it takes; time of the processor, which other programs do not lengthen. */
  private static final Duration BOUND = Duration.ofMillis(200);

  @ParameterizedTest(name = "{0} then {1}, over and over")
  @CsvSource({
    "'', a, NAME_TOO_LONG",
    "'', /, INVALID_FORMAT",
    "'', -, INVALID_FORMAT",
    "'', ., INVALID_FORMAT",
    "'', _, INVALID_FORMAT",
    "'', ':', INVALID_FORMAT",
    "'', @, INVALID_FORMAT",
    "'', A, UPPERCASE_NAME",
    "'', É, UPPERCASE_NAME",
    "'', 0, NAME_TOO_LONG",
    "'', [, INVALID_FORMAT",
    "'', 'a:', INVALID_FORMAT",
    "'', a/, INVALID_FORMAT",
    "'', a., INVALID_FORMAT",
    "'', a-, INVALID_FORMAT",
    "'', a--, INVALID_FORMAT",
    "'', A/, UPPERCASE_NAME",
    "a, /a, NAME_TOO_LONG",
    "a, .a, NAME_TOO_LONG",
    "a, __a, NAME_TOO_LONG",
    "a, -a, NAME_TOO_LONG",
    "a, -, INVALID_FORMAT",
    "a-, -a, NAME_TOO_LONG",
    "a.b/c:, a, INVALID_FORMAT",
    "A/b:, A, INVALID_FORMAT",
    "a:b@, a:, INVALID_FORMAT",
    "a:b@, a.b-c, INVALID_FORMAT",
    "a:b@sha256:, a, INVALID_DIGEST_LENGTH",
    "a:b@sha256:, A, INVALID_DIGEST_LENGTH",
    "a:b@c:, a, UNSUPPORTED_DIGEST_ALGORITHM",
    "a:b@C:, a, INVALID_DIGEST_FORMAT",
    "[, ':', INVALID_FORMAT",
    "'a:', 0, INVALID_FORMAT"
  })
  void isClassifiedInMillisecondsOnASmallStack(String start, String unit, ReferenceError error)
      throws InterruptedException {
    String text = start + unit.repeat(LENGTH / unit.length());
    AtomicReference<Object> answer = new AtomicReference<>();
    Thread thread = new Thread(null, () -> answer.set(timed(text)), "small stack", SMALL_STACK);
    thread.setUncaughtExceptionHandler((ignored, thrown) -> answer.set(thrown));

    thread.start();
    thread.join();

    assertThat(answer.get()).isInstanceOf(Timed.class);
    Timed timed = (Timed) answer.get();
    assertThat(timed.reference().error()).contains(error);
    assertThat(timed.reference().written()).isSameAs(text);
    assertThat(timed.took()).isLessThan(BOUND);
  }

  private record Timed(ImageReference reference, Duration took) {}

  /** A second time where the first, which is interpreted, took too long. */
  private static Timed timed(String text) {
    Timed first = timedOnce(text);
    return first.took().compareTo(BOUND) < 0 ? first : timedOnce(text);
  }

  private static Timed timedOnce(String text) {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    ImageReference reference = ImageReferenceParser.parse(text);
    return new Timed(reference, Duration.ofNanos(clock.getCurrentThreadCpuTime() - start));
  }

  @ParameterizedTest(name = "a host of a megabyte: {0} over and over")
  @CsvSource({"a.", "a-", "0", "a"})
  void aValidNameMayHaveAnyHost(String unit) {
    String host = unit.repeat(LENGTH / unit.length()) + "a.b:" + "1".repeat(LENGTH);

    Timed timed = timed(host + "/c");

    assertThat(timed.reference().domain()).isEqualTo(host);
    assertThat(timed.took()).isLessThan(BOUND);
  }
}
