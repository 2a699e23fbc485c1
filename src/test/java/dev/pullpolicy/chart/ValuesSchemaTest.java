package dev.pullpolicy.chart;

import static dev.pullpolicy.chart.ChartFiles.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.pullpolicy.fixture.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What values may be: all that there are, nothing else, and any policy that is one. */
class ValuesSchemaTest {
  private static final Path POLICY = Path.of("policies/policy.schema.json");
  private static final String UNKNOWN = "noValueHasThisName";

  /** Look-ahead and look-behind, which the regular expressions of Go do not have. */
  private static final Pattern BEYOND_GO = Pattern.compile("\\(\\?<?[=!]");

  private final JsonNode root;
  private final Schema schema;

  ValuesSchemaTest() throws IOException {
    root = JSON.readTree(ChartFiles.SCHEMA.toFile());
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(root.toString(), InputFormat.JSON);
  }

  static Stream<Path> files() throws IOException {
    return Stream.concat(Stream.of(ChartFiles.VALUES), ChartFiles.ci().stream());
  }

  @ParameterizedTest
  @MethodSource("files")
  void accepts(Path file) throws IOException {
    assertThat(errors(ChartFiles.valuesWith(file))).isEmpty();
  }

  /** So that an upgrade with a broken policy changes nothing. */
  @Test
  void hasTheSchemaOfPolicies() throws IOException {
    ObjectNode expected = root.deepCopy();
    ObjectNode document = (ObjectNode) JSON.readTree(POLICY.toFile());
    document.remove("$schema");
    ObjectNode definitions = JSON.createObjectNode();
    JsonNode shared = document.remove("$defs");
    definitions.set("document", document);
    definitions.setAll((ObjectNode) shared);
    expected.set("$defs", definitions);
    GoldenFile.check(ChartFiles.SCHEMA, pretty(expected));
  }

  @Test
  void canBeReadByHelm() throws IOException {
    assertThat(Files.readString(ChartFiles.SCHEMA)).doesNotContainPattern(BEYOND_GO);
  }

  /** Where any name goes, it is one of Kubernetes' own, or the user's. */
  @Test
  void refusesUnknownNames() throws IOException {
    List<String> open = new ArrayList<>();
    ObjectNode values = ChartFiles.valuesWith(ChartFiles.VALUES);
    collectOpen("", values, values, open);
    assertThat(open)
        .containsExactly(
            "nodeSelector",
            "affinity",
            "podAnnotations",
            "podLabels",
            "serviceAccount.annotations",
            "commonLabels");
  }

  private void collectOpen(String path, ObjectNode at, ObjectNode values, List<String> open) {
    at.put(UNKNOWN, "x");
    if (errors(values).isEmpty()) {
      open.add(path);
    }
    at.remove(UNKNOWN);
    at.properties()
        .forEach(
            field -> {
              if (field.getValue() instanceof ObjectNode below) {
                String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                collectOpen(name, below, values, open);
              }
            });
  }

  /** A property that no value has would be accepted, and do nothing. */
  @Test
  void knowsNoOtherNames() throws IOException {
    List<String> unused = new ArrayList<>();
    collectUnused("", root, ChartFiles.yaml(ChartFiles.VALUES), unused);
    assertThat(unused)
        .containsExactly(
            "global",
            "tls.certManager.issuerRef.name",
            "tls.certManager.issuerRef.kind",
            "tls.certManager.issuerRef.group");
  }

  private static void collectUnused(
      String path, JsonNode schema, JsonNode values, List<String> unused) {
    for (var property : schema.path("properties").properties()) {
      String name = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
      JsonNode value = values.get(property.getKey());
      if (property.getValue().isBoolean()) {
        continue; // a name that is refused
      }
      if (value == null) {
        unused.add(name);
      } else {
        collectUnused(name, property.getValue(), value, unused);
      }
    }
  }

  private List<String> errors(JsonNode values) {
    return schema.validate(values.toString(), InputFormat.JSON).stream()
        .map(Error::toString)
        .toList();
  }

  private static String pretty(JsonNode node) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return JSON.writer(printer).writeValueAsString(node) + '\n';
  }
}
