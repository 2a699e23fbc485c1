package dev.pullpolicy.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The texts of a {@code Warning} header: {@code 299 - "text", 299 - "text"}.
 *
 * <p>Source: {@code NewWarningHeader} in {@code k8s.io/apimachinery/pkg/util/net/http.go}; RFC
 * 7234, section 5.5.
 */
final class WarningHeader {
  private final String header;
  private int at;

  private WarningHeader(String header) {
    this.header = header;
  }

  /** What it says; nothing of what cannot be read. */
  static List<String> texts(String header) {
    return new WarningHeader(utf8(header)).read();
  }

  /** A header's bytes come as one character each. */
  private static String utf8(String header) {
    return header.chars().allMatch(c -> c <= 0xff)
        ? new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
        : header;
  }

  private List<String> read() {
    List<String> texts = new ArrayList<>();
    while ((at = header.indexOf('"', at)) >= 0) {
      texts.add(quoted());
      int next = header.indexOf(',', at);
      at = next < 0 ? header.length() : next;
    }
    return texts;
  }

  /** Reads from a quote to behind the next that is not escaped. */
  private String quoted() {
    StringBuilder text = new StringBuilder();
    at++;
    while (at < header.length() && header.charAt(at) != '"') {
      if (header.charAt(at) == '\\' && at + 1 < header.length()) {
        at++;
      }
      text.append(header.charAt(at));
      at++;
    }
    at++;
    return text.toString();
  }
}
