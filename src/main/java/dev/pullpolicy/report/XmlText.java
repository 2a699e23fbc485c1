package dev.pullpolicy.report;

/**
 * Text as XML 1.0 has it, in content and in attributes alike. Written by hand: the JDK's writer
 * would load a parser's configuration for what five replacements do, and lets through characters
 * that XML does not have at all (section 2.2), which are escaped here before.
 */
final class XmlText {
  private XmlText() {}

  static String of(String text) {
    String line = OneLine.of(text);
    StringBuilder xml = new StringBuilder(line.length() + 16);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '&' -> xml.append("&amp;");
        case '<' -> xml.append("&lt;");
        case '>' -> xml.append("&gt;");
        case '"' -> xml.append("&quot;");
        case '\'' -> xml.append("&apos;");
        default -> xml.append(c);
      }
    }
    return xml.toString();
  }
}
