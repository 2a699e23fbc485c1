package dev.pullpolicy.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of the chart that {@code values.yaml} says one line about, in a comment {@code # --}
 * before it: a single one, or a whole mapping.
 *
 * @param path its name, with those it is below
 */
record ChartValue(String path, String description) {
  private static final Pattern COMMENT = Pattern.compile(" *# -- (.+)");
  private static final Pattern KEY = Pattern.compile("( *)([A-Za-z]+):(.*)");

  /** All of them, in the order of the file; a value that has no comment is none. */
  static List<ChartValue> all() throws IOException {
    List<ChartValue> values = new ArrayList<>();
    Deque<String> sections = new ArrayDeque<>();
    String comment = null;
    int documented = Integer.MAX_VALUE;
    for (String line : Files.readAllLines(ChartFiles.VALUES)) {
      Matcher key = KEY.matcher(line);
      Matcher described = COMMENT.matcher(line);
      if (described.matches()) {
        comment = described.group(1);
      } else if (key.matches() && key.group(1).length() <= documented) {
        leave(sections, key.group(1).length() / 2);
        sections.addLast(key.group(2));
        documented = comment == null ? Integer.MAX_VALUE : key.group(1).length();
        if (comment != null) {
          values.add(new ChartValue(String.join(".", sections), Objects.requireNonNull(comment)));
        }
        comment = null;
      }
    }
    return values;
  }

  private static void leave(Deque<String> sections, int depth) {
    while (sections.size() > depth) {
      sections.removeLast();
    }
  }

  /** As a pointer into a tree of values. */
  String pointer() {
    return "/" + path.replace('.', '/');
  }
}
