package dev.pullpolicy.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import dev.pullpolicy.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of policy documents, and what it finds wrong in one. */
final class PolicySchema {
  private static final Path FILE = Path.of("policies/policy.schema.json");
  private static final String UNKNOWN = "additionalProperties";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonNode root;
  private final Schema schema;

  PolicySchema() throws IOException {
    root = JsonMapper.shared().readTree(Files.readString(FILE));
    schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(root);
  }

  /** The schema as it is written. */
  JsonNode root() {
    return root;
  }

  /** The paths of the fields in which it finds errors, as a {@link PolicyProblem} has them. */
  Set<String> problems(YamlNode document) {
    Set<String> paths = new TreeSet<>();
    schema.validate(json(document)).forEach(error -> paths.add(path(error)));
    return paths;
  }

  /** The names of the fields beside which it refuses one that it does not know. */
  Set<String> knownFields(YamlNode document) {
    Set<String> names = new TreeSet<>();
    for (Error error : schema.validate(json(document))) {
      String pointer = error.getSchemaLocation().getFragment().toString();
      assertThat(pointer).endsWith("/" + UNKNOWN);
      JsonNode owner = root.at(pointer.substring(0, pointer.length() - UNKNOWN.length() - 1));
      owner.get("properties").propertyNames().forEach(names::add);
    }
    return names;
  }

  private static String path(Error error) {
    String owner = path(error.getInstanceLocation());
    return switch (error.getKeyword()) {
      case UNKNOWN, "propertyNames" -> Fields.path(owner, error.getProperty());
      case "maxItems" -> owner + "[" + error.getSchemaNode().intValue() + "]";
      default -> owner;
    };
  }

  private static String path(NodePath location) {
    String path = "";
    for (int i = 0; i < location.getNameCount(); i++) {
      path =
          location.getElement(i) instanceof Integer index
              ? path + "[" + index + "]"
              : Fields.path(path, location.getName(i));
    }
    return path;
  }

  /** The document as kubectl reads it. */
  private static JsonNode json(YamlNode node) {
    if (node instanceof YamlNode.Sequence list) {
      ArrayNode array = NODES.arrayNode();
      list.entries().forEach(entry -> array.add(json(entry)));
      return array;
    }
    if (node instanceof YamlNode.Mapping mapping) {
      ObjectNode object = NODES.objectNode();
      mapping.entries().forEach((name, entry) -> object.set(name, json(entry.value())));
      return object;
    }
    YamlNode.Scalar scalar = (YamlNode.Scalar) node;
    return switch (scalar.type()) {
      case TEXT -> NODES.stringNode(scalar.text());
      case TRUE -> NODES.booleanNode(true);
      case FALSE -> NODES.booleanNode(false);
      case NUMBER -> NODES.numberNode(1);
      case NULL -> NODES.nullNode();
    };
  }
}
