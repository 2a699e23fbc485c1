package dev.pullpolicy.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class WarningHeaderTest {
  @Test
  void readsTexts() {
    assertThat(WarningHeader.texts("299 - \"one, two\"")).containsExactly("one, two");
    assertThat(WarningHeader.texts("299 - \"a \\\"b\\\" \\\\c\", 299 - \"d\" \"date\""))
        .containsExactly("a \"b\" \\c", "d");
  }

  @Test
  void readsBytesOfUtf8() {
    String bytes =
        new String("299 - \"cut…\"".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertThat(WarningHeader.texts(bytes)).containsExactly("cut…");
  }

  @Test
  void readsWhatIsBroken() {
    assertThat(WarningHeader.texts("")).isEmpty();
    assertThat(WarningHeader.texts("299 -")).isEmpty();
    assertThat(WarningHeader.texts("299 - \"open\\")).containsExactly("open\\");
  }
}
