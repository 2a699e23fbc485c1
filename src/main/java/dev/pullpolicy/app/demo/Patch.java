package dev.pullpolicy.app.demo;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON Patch (RFC 6902) of nothing but {@code add}s to objects, which is all the webhook sends.
 */
final class Patch {
  private Patch() {}

  /**
   * What an operation did.
   *
   * @param from what was there; empty where there was nothing
   */
  record Written(String field, String from, String to) {}

  /**
   * Applies the response's patch to the object.
   *
   * @throws IOException where the API server would refuse it
   */
  static List<Written> apply(ObjectMapper json, JsonNode response, JsonNode object)
      throws IOException {
    List<Written> written = new ArrayList<>();
    if (response.hasNonNull("patch")) {
      for (JsonNode operation : json.readTree(response.path("patch").binaryValue())) {
        written.add(add(operation, object));
      }
    }
    return written;
  }

  private static Written add(JsonNode operation, JsonNode object) throws IOException {
    JsonPointer pointer = JsonPointer.compile(operation.path("path").asText());
    JsonNode parent = object.at(pointer.head());
    if (!operation.path("op").asText().equals("add") || !parent.isObject()) {
      throw new IOException("the patch cannot be applied: " + operation);
    }
    String before = object.at(pointer).asText();
    ((ObjectNode) parent).set(pointer.last().getMatchingProperty(), operation.path("value"));
    return new Written(field(pointer), before, operation.path("value").asText());
  }

  /** As kubectl names fields: {@code spec.containers[0].imagePullPolicy}. */
  private static String field(JsonPointer pointer) {
    return pointer.toString().substring(1).replaceAll("/([0-9]+)(?=/|$)", "[$1]").replace('/', '.');
  }
}
