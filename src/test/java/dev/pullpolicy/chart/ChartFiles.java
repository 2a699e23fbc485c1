package dev.pullpolicy.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the chart, and what Helm makes of values before it looks at them. */
final class ChartFiles {
  static final Path CHART = Path.of("charts/pull-policy-webhook");
  static final Path VALUES = CHART.resolve("values.yaml");
  static final Path SCHEMA = CHART.resolve("values.schema.json");
  static final Path GOLDEN = Path.of("src/chart/golden");
  static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private ChartFiles() {}

  /** The values for installations that are tried. */
  static List<Path> ci() throws IOException {
    try (Stream<Path> files = Files.list(CHART.resolve("ci"))) {
      return files.sorted().toList();
    }
  }

  /** The only document of a file. */
  static JsonNode yaml(Path file) throws IOException {
    return YAML.readTree(file.toFile());
  }

  /** All documents of a text. */
  static List<JsonNode> yamls(String text) throws IOException {
    try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(text)) {
      return documents.readAll();
    }
  }

  /** The chart's own values with others over them: lists are replaced, {@code null} removes. */
  static ObjectNode valuesWith(Path file) throws IOException {
    return lay((ObjectNode) yaml(file), (ObjectNode) yaml(VALUES));
  }

  private static ObjectNode lay(ObjectNode over, ObjectNode under) {
    over.properties()
        .forEach(
            field -> {
              JsonNode below = under.get(field.getKey());
              if (field.getValue().isNull()) {
                under.remove(field.getKey());
              } else if (field.getValue() instanceof ObjectNode above
                  && below instanceof ObjectNode object) {
                lay(above, object);
              } else {
                under.set(field.getKey(), field.getValue());
              }
            });
    return under;
  }
}
