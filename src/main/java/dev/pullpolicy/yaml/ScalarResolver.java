package dev.pullpolicy.yaml;

import dev.pullpolicy.yaml.YamlNode.ScalarType;
import java.util.Map;
import java.util.Set;

/**
 * What kubectl reads a scalar without quotes as.
 *
 * <p>Source: {@code resolve.go} of go-yaml v2, which {@code sigs.k8s.io/yaml} is built on. Dates
 * and times stay texts there when they are converted to JSON, and do so here. Integers beyond 64
 * bits are numbers here in every base; there, those with a sign and another base than ten are
 * texts.
 */
final class ScalarResolver {
  private static final Set<String> TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> NOT_FINITE =
      Set.of(
          ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf",
          "-.Inf", "-.INF");
  private static final Map<Character, Integer> BASES =
      Map.of('x', 16, 'X', 16, 'o', 8, 'O', 8, 'b', 2, 'B', 2);

  private ScalarResolver() {}

  /** The type of the scalar that is written so. */
  static ScalarType resolve(String plain) {
    if (TRUE.contains(plain)) {
      return ScalarType.TRUE;
    }
    if (FALSE.contains(plain)) {
      return ScalarType.FALSE;
    }
    if (NULL.contains(plain)) {
      return ScalarType.NULL;
    }
    return isNumber(plain) ? ScalarType.NUMBER : ScalarType.TEXT;
  }

  private static boolean isNumber(String plain) {
    if (NOT_FINITE.contains(plain)) {
      return true;
    }
    char first = plain.charAt(0);
    if (first != '.' && first != '+' && first != '-' && !isDigit(first)) {
      return false;
    }
    String text = plain.replace("_", "");
    String unsigned = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
    return isPrefixedInteger(unsigned) || isDecimal(plain, unsigned);
  }

  private static boolean isPrefixedInteger(String unsigned) {
    if (unsigned.length() < 3 || unsigned.charAt(0) != '0') {
      return false;
    }
    Integer base = BASES.get(unsigned.charAt(1));
    return base != null
        && unsigned.chars().skip(2).allMatch(c -> c < 0x80 && Character.digit(c, base) >= 0);
  }

  /** Digits with a point and an exponent, where an integer or a finite float comes of them. */
  private static boolean isDecimal(String plain, String unsigned) {
    if (plain.startsWith("._")) {
      return false;
    }
    int whole = digitsFrom(unsigned, 0);
    boolean hasPoint = whole < unsigned.length() && unsigned.charAt(whole) == '.';
    int mantissa = hasPoint ? digitsFrom(unsigned, whole + 1) : whole;
    if (mantissa == (hasPoint ? 1 : 0)) {
      return false;
    }
    if (mantissa == whole && whole == unsigned.length()) {
      return true;
    }
    return isExponent(unsigned.substring(mantissa))
        && Double.isFinite(Double.parseDouble(unsigned));
  }

  private static boolean isExponent(String rest) {
    if (rest.isEmpty()) {
      return true;
    }
    if (Character.toLowerCase(rest.charAt(0)) != 'e') {
      return false;
    }
    int digits = rest.length() > 1 && "+-".indexOf(rest.charAt(1)) >= 0 ? 2 : 1;
    return digits < rest.length() && digitsFrom(rest, digits) == rest.length();
  }

  /** Where the digits that begin there end. */
  private static int digitsFrom(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
