package dev.pullpolicy.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sentences are broken between words, so that they are whole again when they are joined. */
final class WrappingTest {
  private static final int INDENT = 10;

  @Test
  void everyLineFitsOrIsOneWord() {
    String text = "a sentence of words with one/very/long/path/that/does/not/fit/anywhere at all";
    for (int width = INDENT + 30; width < 100; width++) {
      String[] lines = Wrapping.hanging(text, INDENT, width).split("\n", -1);
      for (int i = 0; i < lines.length; i++) {
        int length = lines[i].length() + (i == 0 ? INDENT : 0);
        assertThat(length <= width || !lines[i].strip().contains(" ")).as(lines[i]).isTrue();
      }
      assertThat(Wrapping.hanging(text, INDENT, width).replaceAll("\n *", " ")).isEqualTo(text);
    }
  }

  @Test
  void aNarrowTerminalBreaksByItself() {
    assertThat(Wrapping.hanging("one two three four", INDENT, 25)).isEqualTo("one two three four");
    assertThat(Wrapping.hanging("one two three four", INDENT, 0)).isEqualTo("one two three four");
  }

  @Test
  void noLineStartsWithACommand() {
    assertThat(Wrapping.hanging("word ".repeat(20) + "::error::x " + "word ".repeat(9), 4, 60))
        .doesNotContainPattern("(?m)^ *::");
  }
}
