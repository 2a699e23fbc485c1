package dev.pullpolicy.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tabs are read; both tables were tried with {@code YAMLOrJSONDecoder} of Kubernetes. */
final class TabsTest {
  private static final int MANY = 1 << 16;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a:\t\n  b: 1\n",
        "a: \t \n  b: 1\n",
        "a:\tb\n",
        "a: b\t\n",
        "a: \"b\"\t# comment\n",
        "\"a\"\t:\tb\n",
        "a: &x\tb\n",
        "a: {\n\t\"b\": [\n\t\t1,\t\"2\"\n\t]\n}\n",
        "[\n\t1,\n\t{a: 1}\n]\n",
        "- a\n-  b\t\n",
        "a: {b: [\n\tc\n]}\n",
        "---\t\na: 1\n",
        "a: [1]\t\nb: {}\t\n",
        "a:\n- [\n\t1 ]\n"
      })
  void areRead(String text) throws UnreadableException {
    assertThat(read(text)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a:\n\tb: 1\n",
        "\ta: 1\n",
        "a:\n  b: 1\n\tc: 1\n",
        "-\ta\n",
        "a:\n  -\tb\n",
        "?\ta\n: b\n",
        "? a\n:\tb\n",
        "a: {}\n\tb: 1\n",
        "a: {b: 1}\n\t\n\tc: 1\n",
        "a: {}\n\t\n",
        "a: {}\n\t# c\n",
        "a:\n  b: {}\n\t# c\n"
      })
  void areRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("TAB");
  }

  @Test
  void areRefusedWhereOneReadingIsAllowed() {
    YamlRules strict = new YamlRules(1 << 20, 9, 9, YamlRules.Strictness.STRICT);
    assertThatThrownBy(() -> YamlDocument.read(bytes("a:\t\n  b: 1\n"), strict))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void ofTooManyOneIsRefused() throws UnreadableException {
    assertThat(read("a: [" + "\n\t\"\",".repeat(MANY) + "]\n")).isNotNull();
    assertThat(read("a: [" + "\t".repeat(1 << 20) + "]\n")).isNotNull();
    String more = "a: [" + "\"\"\t,".repeat(MANY + 1) + "]\n";
    assertThatThrownBy(() -> read(more)).isInstanceOf(UnreadableException.class);
  }

  private static YamlNode read(String text) throws UnreadableException {
    YamlRules rules = new YamlRules(1 << 24, 99, 1 << 20, YamlRules.Strictness.AS_KUBECTL);
    return YamlDocument.read(bytes(text), rules);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
