package dev.pullpolicy.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our families in Prometheus' text format, and as the page lists them.
 *
 * @param families type and labels by name, without {@code le}
 */
record Scrape(String text, Map<String, Family> families) {
  private static final Pattern TYPE = Pattern.compile("# TYPE (pull_policy_\\w+) (\\w+)");
  private static final Pattern SAMPLE =
      Pattern.compile("(pull_policy_\\w+?)(?:_bucket|_count|_sum)?(?:\\{(.*)\\})? \\S+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"[^\"]*\"");
  private static final Pattern ROW =
      Pattern.compile("\\| `(pull_policy_\\w+)` \\| (\\w+) \\| ([^|]*)\\| .*");
  private static final Pattern QUOTED = Pattern.compile("`(\\w+)`");

  /** A family. */
  record Family(String type, Set<String> labels) {}

  static Scrape of(String text) {
    Map<String, Family> families = new TreeMap<>();
    for (String line : text.lines().toList()) {
      Matcher type = TYPE.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (type.matches()) {
        families.put(type.group(1), new Family(type.group(2), new TreeSet<>()));
      } else if (sample.matches() && families.containsKey(sample.group(1))) {
        Matcher labels = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
        while (labels.find()) {
          families.get(sample.group(1)).labels().add(labels.group(1));
        }
      }
    }
    families.values().forEach(family -> family.labels().remove("le"));
    return new Scrape(text, families);
  }

  static Map<String, Family> ofPage(Path page) throws IOException {
    Map<String, Family> families = new TreeMap<>();
    for (String line : Files.readAllLines(page)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        Set<String> labels = new TreeSet<>();
        Matcher label = QUOTED.matcher(row.group(3));
        while (label.find()) {
          labels.add(label.group(1));
        }
        families.put(row.group(1), new Family(row.group(2), labels));
      }
    }
    return families;
  }

  /** How many series there are but for the JVM's, which comes upon its own pools in time. */
  int seriesOfRequests() {
    return (int)
        text.lines().filter(line -> !line.startsWith("#") && !line.startsWith("jvm_")).count();
  }
}
