package dev.pullpolicy.cli.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The transcripts and cases that the pages about the kubelet name as proof are there. */
final class KubeletPagesTest {
  private static final Pattern NAMED = Pattern.compile("`(src/[^`]+)`");

  /** Two cells, and the last one, which names the proof. */
  private static final Pattern ROW = Pattern.compile("\\| [^|]+ \\| [^|]+ \\| ([^|]+) \\|");

  private static List<String> named(String text) {
    return NAMED.matcher(text).results().map(result -> result.group(1)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/kubelet.md", "docs/misconceptions.md"})
  void whatIsNamedIsThere(String page) throws IOException {
    assertThat(named(Files.readString(Path.of(page))))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(transcript(Path.of(name))).isNotEmptyFile());
  }

  private static Path transcript(Path named) {
    return named.resolve(named.startsWith("src/e2e") ? "transcript.txt" : "output.txt");
  }

  @Test
  void everyMisconceptionIsRefutedByATest() throws IOException {
    List<MatchResult> rows =
        Files.readAllLines(Path.of("docs/misconceptions.md")).stream()
            .filter(line -> line.startsWith("| "))
            .skip(2)
            .flatMap(line -> ROW.matcher(line).results())
            .toList();
    assertThat(rows)
        .hasSizeGreaterThan(7)
        .allSatisfy(row -> assertThat(named(row.group(1))).isNotEmpty());
  }
}
