package dev.pullpolicy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.app.Commands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real bash makes of the script: every machine on which make test runs has one. */
final class BashCompletionTest {
  private static final String ASK =
      """
      eval "$SCRIPT"
      read -ra COMP_WORDS <<< "$LINE"
      [[ $LINE == *' ' ]] && COMP_WORDS+=('')
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$LINE COMP_POINT=${#LINE}
      _complete_pullpolicy
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          pullpolicy exp|explain
          pullpolicy policy |schema validate
          pullpolicy explain --pol|--policy
          pullpolicy explain --output |json text
          pullpolicy explain --pull-policy If|IfNotPresent
          pullpolicy policy validate policies/po|policies/policy.schema.json
          pullpolicy completion z|zsh
          pullpolicy serve --tls-|--tls-certificate --tls-private-key
          """)
  void completes(String line, String words) throws IOException, InterruptedException {
    assertThat(asked(line)).containsAll(List.of(words.split(" ")));
  }

  private static Set<String> asked(String line) throws IOException, InterruptedException {
    ProcessBuilder bash = new ProcessBuilder("bash", "--norc", "-c", ASK).redirectErrorStream(true);
    bash.environment().put("SCRIPT", Commands.run(new byte[0], List.of("completion", "bash")));
    bash.environment().put("LINE", line);
    Process process = bash.start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(answer).isZero();
    Set<String> words = new TreeSet<>();
    answer.lines().map(String::strip).forEach(words::add);
    return words;
  }
}
