package dev.pullpolicy.cli.resolve;

import java.nio.charset.StandardCharsets;

/** The name of a file in the header of a difference, as git writes it. */
final class DiffName {
  private DiffName() {}

  /**
   * Behind that prefix, from the folder that the patch is applied in, or from the root. In quotes
   * where a character would end or escape the name; with a tab behind it where a space would.
   */
  static String of(String prefix, String file) {
    String path = prefix + relative(file);
    if (path.chars().allMatch(c -> c >= ' ' && c != '"' && c != '\\' && c != 0x7f)) {
      return path.indexOf(' ') < 0 ? path : path + "\t";
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      quoted.append(escaped(b & 0xff));
    }
    return quoted.append('"').toString();
  }

  private static String relative(String file) {
    String path = file;
    while (path.startsWith("/") || path.startsWith("./")) {
      path = path.substring(path.indexOf('/') + 1);
    }
    return path;
  }

  private static String escaped(int b) {
    if (b == '"' || b == '\\') {
      return "\\" + (char) b;
    }
    return b >= ' ' && b < 0x7f ? String.valueOf((char) b) : "\\%03o".formatted(b);
  }
}
