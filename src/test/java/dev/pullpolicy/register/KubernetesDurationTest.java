package dev.pullpolicy.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations as Kubernetes writes them, and what is none. */
final class KubernetesDurationTest {
  @ParameterizedTest
  @CsvSource({
    "2160h,PT2160H,2160h",
    "90m,PT1H30M,1h30m",
    "30s,PT30S,30s",
    "1h30m5s,PT1H30M5S,1h30m5s",
    "2160h0m0s,PT2160H,2160h",
    "87600h,PT87600H,87600h"
  })
  void reads(String text, String expected, String again) throws UnusableInputException {
    Duration found = KubernetesDuration.parse(text);
    assertThat(found).isEqualTo(Duration.parse(expected));
    assertThat(KubernetesDuration.text(found)).isEqualTo(again);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "h", "1d", "1.5h", "-1h", "1m1h", "1h 30m", "٣h", "1000000h"})
  void refuses(String text) {
    assertThatThrownBy(() -> KubernetesDuration.parse(text))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(
            "is \"%s\"; write whole hours, minutes and seconds, such as 2160h, 1h30m or 30s"
                .formatted(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "0h0m", "87601h", "999999h999999m"})
  void refusesWhatIsNothingOrTooLong(String text) {
    assertThatThrownBy(() -> KubernetesDuration.parse(text))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageEndingWith("; must be from 1s to 87600h, which are ten years");
  }
}
