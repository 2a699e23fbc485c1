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
          ''                      | ''                  | false | false | 80
          out=true err=true columns=120 | TERM=xterm    | true  | true  | 120
          out=true err=false      | ''                  | true  | false | 80
          out=false err=true      | ''                  | false | true  | 80
          out=true err=true       | NO_COLOR=1          | false | true  | 80
          out=true err=true       | NO_COLOR=           | true  | true  | 80
          out=true err=true       | TERM=dumb           | false | false | 80
          out=true columns=x      | ''                  | true  | false | 80
          out=true columns=0      | ''                  | true  | false | 80
          out=true columns=19     | ''                  | true  | false | 80
          out=true columns=20     | ''                  | true  | false | 20
          out=true columns=99999  | ''                  | true  | false | 80
          out=true columns=999999999999 | ''            | true  | false | 80
          """)
  void isWhatTheLauncherSays(
      String properties, String environment, boolean colour, boolean progress, int columns) {
    Map<String, String> told = values("pullpolicy.terminal.", properties);
    assertThat(Terminal.of(told::get, values("", environment)::get))
        .isEqualTo(new Terminal(colour, progress, columns));
  }

  private static Map<String, String> values(String prefix, String text) {
    return Arrays.stream(text.split(" "))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", -1))
        .collect(Collectors.toMap(pair -> prefix + pair[0], pair -> pair[1]));
  }
}
