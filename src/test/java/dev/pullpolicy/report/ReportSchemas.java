package dev.pullpolicy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;

/** The schemas that reports are held against: OASIS', Jenkins', and our own. */
final class ReportSchemas {
  private static final Path OTHERS = Path.of("src/test/resources/schemas");
  private static final Path OURS = Path.of("docs/report.schema.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportSchemas() {}

  /** Fails where the report has a key that the schema does not describe, or anything else wrong. */
  static void checkJson(String report) throws IOException {
    JsonNode schema = JSON.readTree(OURS.toFile());
    close(schema);
    check(schema.toString(), SpecificationVersion.DRAFT_2020_12, report);
  }

  /**
   * Users' schemas stay open, so that keys can be added; a test must see those that are not told.
   */
  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
      object.put("additionalProperties", false);
    }
    schema.forEach(ReportSchemas::close);
  }

  static void checkSarif(String report) throws IOException {
    String schema = Files.readString(OTHERS.resolve("sarif-schema-2.1.0.json"));
    check(schema, SpecificationVersion.DRAFT_4, report);
  }

  private static void check(String text, SpecificationVersion version, String report) {
    Schema schema = SchemaRegistry.withDefaultDialect(version).getSchema(text, InputFormat.JSON);
    List<Error> errors =
        schema.validate(
            report,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    assertThat(errors).isEmpty();
  }

  static void checkJunit(String report) throws IOException, SAXException {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    Validator validator = factory.newSchema(OTHERS.resolve("junit-10.xsd").toFile()).newValidator();
    validator.validate(new StreamSource(new StringReader(report)));
  }
}
