package dev.pullpolicy.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pullpolicy.policy.Printable;
import dev.pullpolicy.yaml.YamlNode;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** YAML nodes as the JSON that kubectl would send. */
final class NodeTree {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

  private final Path file;

  /** Of that file, for messages. */
  NodeTree(Path file) {
    this.file = file;
  }

  JsonNode of(YamlNode node) throws UnusableInputException {
    if (node instanceof YamlNode.Mapping mapping) {
      ObjectNode object = JSON.objectNode();
      for (YamlNode.Entry entry : mapping.entries().values()) {
        object.set(entry.key().text(), of(entry.value()));
      }
      return object;
    }
    if (node instanceof YamlNode.Sequence list) {
      ArrayNode array = JSON.arrayNode();
      for (YamlNode entry : list.entries()) {
        array.add(of(entry));
      }
      return array;
    }
    return scalar((YamlNode.Scalar) node);
  }

  private JsonNode scalar(YamlNode.Scalar scalar) throws UnusableInputException {
    return switch (scalar.type()) {
      case TEXT -> JSON.textNode(scalar.text());
      case TRUE -> JSON.booleanNode(true);
      case FALSE -> JSON.booleanNode(false);
      case NULL -> JSON.nullNode();
      case NUMBER -> number(scalar.text());
    };
  }

  /** Of all the fields that entries have, numbers are whole; {@code 010} is 8 in YAML 1.1. */
  private JsonNode number(String text) throws UnusableInputException {
    if (WHOLE.matcher(text).matches()) {
      return JSON.numberNode(Long.parseLong(text));
    }
    throw new UnusableInputException(
        "%s: the number %s is not whole and decimal; write it so"
            .formatted(file, Printable.quoted(text)));
  }
}
