package dev.pullpolicy.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeLimitTest {
  @Test
  void readsTimes() {
    assertThat(TimeLimit.parse("0s")).isZero();
    assertThat(TimeLimit.parse("90s")).isEqualTo(Duration.ofSeconds(90));
    assertThat(TimeLimit.parse("1m30s")).isEqualTo(Duration.ofSeconds(90));
    assertThat(TimeLimit.parse("1h")).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "60", "s", "-1s", "1.5m", "60 s", "61m", "1h1s", "99999999999s", "1s1m"})
  void refusesOthers(String text) {
    assertThatThrownBy(() -> TimeLimit.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("is \"%s\"; must be a time of at most 1h, such as 60s or 5m", text);
  }
}
