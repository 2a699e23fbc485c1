package dev.pullpolicy.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.source.LastKnown.Effect;
import dev.pullpolicy.source.LastKnown.Item;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events that come twice, late, and about what is gone. */
final class LastKnownTest {
  private final LastKnown<String> known = new LastKnown<>();

  @ParameterizedTest
  @CsvSource({
    "9,10,true",
    "10,9,false",
    "10,10,false",
    "99999999999999999998,99999999999999999999,true",
    "'',1,false",
    "1,'',false",
    "abc,abd,false",
    "1a,2,false",
    "007,8,false"
  })
  void comparesNumbersOnly(String version, String than, boolean isOlder) {
    assertThat(ResourceVersion.isOlder(version, than)).isEqualTo(isOlder);
  }

  @Test
  void takesWhatIsNewer() {
    assertThat(change("a", "5")).isEqualTo(Effect.TAKEN);
    assertThat(change("a", "10")).isEqualTo(Effect.TAKEN);
    assertThat(change("a", "10")).isEqualTo(Effect.IGNORED);
    assertThat(change("a", "7")).isEqualTo(Effect.IGNORED);
    assertThat(known.of("a")).contains("a@10");
    assertThat(known.newest()).isEqualTo("10");
  }

  @Test
  void takesWhatComesLaterWhereVersionsAreNoNumbers() {
    change("a", "x2");
    assertThat(change("a", "x1")).isEqualTo(Effect.TAKEN);
    assertThat(known.of("a")).contains("a@x1");
  }

  @Test
  void doubtsWhatIsOldAndNotKnown() {
    change("a", "10");
    assertThat(change("b", "7")).isEqualTo(Effect.DOUBTFUL);
    assertThat(known.of("b")).isEmpty();
  }

  @Test
  void deletesWhatWasNotMadeAnew() {
    change("a", "5");
    assertThat(known.gone("a", "6")).isEqualTo(Effect.TAKEN);
    assertThat(known.gone("a", "6")).isEqualTo(Effect.IGNORED);
    change("a", "9");
    assertThat(known.gone("a", "6")).isEqualTo(Effect.IGNORED);
    assertThat(known.of("a")).contains("a@9");
  }

  @Test
  void believesListsWhateverTheirVersions() {
    change("a", "10");
    change("b", "11");
    known.replace(Map.of("a", new Item<>("3", "restored")), "4");
    assertThat(known.of("a")).contains("restored");
    assertThat(known.of("b")).isEmpty();
    assertThat(known.newest()).isEqualTo("4");
    known.reached("6");
    known.reached("5");
    assertThat(known.newest()).isEqualTo("6");
  }

  @Test
  void pausesLongerAndLongerUpToFiveSeconds() {
    RetryPause pause = new RetryPause(RetryPlan.usual());
    assertThat(java.util.stream.Stream.generate(() -> pause.next().toMillis()).limit(8).toList())
        .containsExactly(250L, 500L, 1_000L, 2_000L, 4_000L, 5_000L, 5_000L, 5_000L);
    pause.reset();
    assertThat(pause.next()).isEqualTo(Duration.ofMillis(250));
  }

  private Effect change(String name, String version) {
    return known.changed(name, new Item<>(version, name + "@" + version));
  }
}
