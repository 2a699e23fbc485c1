package dev.pullpolicy.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.yaml.YamlNode.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers are those of go-yaml v2.4.0, run on the same texts. */
class ScalarResolverTest {

  @ParameterizedTest
  @ValueSource(strings = {"y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE"})
  void isTrue(String text) {
    assertThat(ScalarResolver.resolve(text)).isEqualTo(ScalarType.TRUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE"})
  void isFalse(String text) {
    assertThat(ScalarResolver.resolve(text)).isEqualTo(ScalarType.FALSE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
  void isNull(String text) {
    assertThat(ScalarResolver.resolve(text)).isEqualTo(ScalarType.NULL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "+1",
        "-1",
        "017",
        "089",
        "1_000",
        "1_",
        "1__2",
        "0x1F",
        "0X1",
        "0x_f",
        "0o17",
        "0O7",
        "0b11",
        "0B11",
        "-0b11",
        "+0b11",
        ".5",
        "1.",
        "1e3",
        "1E-3",
        "1e_3",
        ".5_0",
        ".1e5",
        ".inf",
        "-.inf",
        "+.INF",
        ".nan",
        "99999999999999999999999999"
      })
  void isNumber(String text) {
    assertThat(ScalarResolver.resolve(text)).isEqualTo(ScalarType.NUMBER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yEs",
        "nUll",
        "tRUE",
        "_1",
        "0x",
        "0b",
        "0b12",
        "0xp1",
        "0x1p-2",
        "0o8",
        "+",
        "-",
        "+-1",
        ".",
        "..",
        "._5",
        "1e",
        "1e+",
        "1.2.3",
        "1e999",
        ".1e500",
        ".Nan",
        "12:30",
        "2027-06-30",
        "1a",
        "\u0661",
        "0x\u0661",
        "="
      })
  void isText(String text) {
    assertThat(ScalarResolver.resolve(text)).isEqualTo(ScalarType.TEXT);
  }
}
