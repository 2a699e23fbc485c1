package dev.pullpolicy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of what the launcher and the environment say. */
final class TerminalTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                      | ''                  | false | false | false | 80
          out=true err=true columns=120 | TERM=xterm    | true  | true  | false | 120
          out=true err=false      | ''                  | true  | true  | false | 80
          out=false err=true      | ''                  | false | false | true  | 80
          out=false err=true      | TERM=dumb           | false | false | false | 80
          out=true err=true       | NO_COLOR=1          | true  | false | false | 80
          out=true err=true       | NO_COLOR=           | true  | true  | false | 80
          out=true err=true       | TERM=dumb           | true  | false | false | 80
          out=true columns=x      | ''                  | true  | true  | false | 80
          out=true columns=0      | ''                  | true  | true  | false | 80
          out=true columns=19     | ''                  | true  | true  | false | 80
          out=true columns=20     | ''                  | true  | true  | false | 20
          out=true columns=99999  | ''                  | true  | true  | false | 80
          out=true columns=999999999999 | ''            | true  | true  | false | 80
          """)
  void isWhatTheLauncherSays(
      String properties,
      String environment,
      boolean shown,
      boolean colour,
      boolean progress,
      int columns) {
    Map<String, String> told = values("pullpolicy.terminal.", properties);
    assertThat(Terminal.of(told::get, values("", environment)::get))
        .isEqualTo(new Terminal(shown, colour, progress, columns));
  }

  private static Map<String, String> values(String prefix, String text) {
    return Arrays.stream(text.split(" "))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", -1))
        .collect(Collectors.toMap(pair -> prefix + pair[0], pair -> pair[1]));
  }
}
