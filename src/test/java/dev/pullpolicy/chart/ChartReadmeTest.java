package dev.pullpolicy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pullpolicy.fixture.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The chart's README lists every value, in the words of {@code values.yaml}. */
class ChartReadmeTest {
  private static final Path README = ChartFiles.CHART.resolve("README.md");
  private static final String BEGIN = "<!-- values, from values.yaml -->\n";
  private static final String END = "<!-- end of values -->\n";

  /** What is longer is read where it stands. */
  private static final int LONGEST_DEFAULT = 60;

  @Test
  void hasTheTableOfValues() throws IOException {
    String readme = Files.readString(README);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    int end = readme.indexOf(END);
    assertThat(end).isGreaterThanOrEqualTo(begin);
    GoldenFile.check(README, readme.substring(0, begin) + table() + readme.substring(end));
  }

  @Test
  void everyValueIsDescribed() throws IOException {
    List<String> described = ChartValue.all().stream().map(ChartValue::pointer).toList();
    List<String> leaves = new ArrayList<>();
    leaves("", ChartFiles.yaml(ChartFiles.VALUES), leaves);
    assertThat(leaves)
        .hasSizeGreaterThan(50)
        .allSatisfy(leaf -> assertThat(described).anyMatch(each -> isAt(leaf, each)));
    assertThat(described)
        .doesNotHaveDuplicates()
        .allSatisfy(each -> assertThat(leaves).anyMatch(leaf -> isAt(leaf, each)));
  }

  private static boolean isAt(String leaf, String described) {
    return leaf.equals(described) || leaf.startsWith(described + "/");
  }

  private static void leaves(String pointer, JsonNode node, List<String> leaves) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties()
          .forEach(field -> leaves(pointer + "/" + field.getKey(), field.getValue(), leaves));
    } else {
      leaves.add(pointer);
    }
  }

  private static String table() throws IOException {
    JsonNode values = ChartFiles.yaml(ChartFiles.VALUES);
    StringBuilder table =
        new StringBuilder("| value | default | what it is |\n| --- | --- | --- |\n");
    for (ChartValue value : ChartValue.all()) {
      table.append(
          "| `%s` | %s | %s |\n"
              .formatted(
                  value.path(),
                  defaultText(values.at(value.pointer())),
                  value.description().replace("|", "\\|")));
    }
    return table.toString();
  }

  private static String defaultText(JsonNode value) {
    String text =
        value.isTextual() && !value.asText().isEmpty() ? value.asText() : value.toString();
    return text.length() > LONGEST_DEFAULT
        ? "see [values.yaml](values.yaml)"
        : "`%s`".formatted(text);
  }
}
