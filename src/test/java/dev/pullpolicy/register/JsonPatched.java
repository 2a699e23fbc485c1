package dev.pullpolicy.register;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** An object after a JSON patch (RFC 6902), as far as patches are sent here. */
final class JsonPatched {
  private JsonPatched() {}

  /** Empty where a test fails, or a place does not exist. */
  static Optional<ObjectNode> of(ObjectNode before, JsonNode patch) {
    ObjectNode after = before.deepCopy();
    for (JsonNode operation : patch) {
      JsonPointer path = JsonPointer.compile(operation.path("path").asText());
      if (!isDone(after.at(path.head()), path.last(), operation)) {
        return Optional.empty();
      }
    }
    return Optional.of(after);
  }

  private static boolean isDone(JsonNode parent, JsonPointer last, JsonNode operation) {
    return switch (operation.path("op").asText()) {
      case "test" -> parent.at(last).equals(operation.path("value"));
      case "add" ->
          parent instanceof ObjectNode object
              && object.set(last.getMatchingProperty(), operation.get("value")) != null;
      case "remove" ->
          parent instanceof ArrayNode list && list.remove(last.getMatchingIndex()) != null;
      default -> false;
    };
  }
}
