package dev.pullpolicy.register;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Server-side apply to the list {@code webhooks}, which is merged by {@code name}: who applied a
 * field alone takes it away by applying without it; what somebody else wrote stays.
 */
final class AppliedEntries {
  /** The fields of one manager that applies, and of all that write; as {@code name/field/field}. */
  private final Set<String> applied = new HashSet<>();

  private final Set<String> written = new HashSet<>();

  /** Takes notice of a change that was no apply. */
  void write(JsonNode before, JsonNode after) {
    Map<String, JsonNode> old = fields(before);
    Map<String, JsonNode> now = fields(after);
    now.forEach(
        (field, value) -> {
          if (!value.equals(old.get(field))) {
            applied.remove(field);
            written.add(field);
          }
        });
    applied.retainAll(now.keySet());
    written.retainAll(now.keySet());
  }

  /** The list after those entries were applied, by force. */
  ArrayNode apply(JsonNode before, JsonNode entries) {
    Map<String, JsonNode> merged = fields(before);
    Map<String, JsonNode> wanted = fields(entries);
    wanted.forEach(
        (field, value) -> {
          if (!value.equals(merged.put(field, value))) {
            written.remove(field);
          }
        });
    applied.removeAll(wanted.keySet());
    applied.removeAll(written);
    merged.keySet().removeAll(applied);
    applied.clear();
    applied.addAll(wanted.keySet());
    return list(merged);
  }

  private static Map<String, JsonNode> fields(JsonNode webhooks) {
    Map<String, JsonNode> fields = new TreeMap<>();
    for (JsonNode webhook : webhooks) {
      collect(webhook.path("name").asText(), webhook, fields);
    }
    return fields;
  }

  private static void collect(String path, JsonNode node, Map<String, JsonNode> fields) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties().forEach(f -> collect(path + "/" + f.getKey(), f.getValue(), fields));
    } else {
      fields.put(path, node);
    }
  }

  private static ArrayNode list(Map<String, JsonNode> fields) {
    Map<String, ObjectNode> entries = new TreeMap<>();
    fields.forEach(
        (field, value) -> {
          int slash = field.indexOf('/');
          ObjectNode entry =
              entries.computeIfAbsent(
                  field.substring(0, slash), name -> ObjectsApi.JSON.createObjectNode());
          JsonPointer pointer = JsonPointer.compile(field.substring(slash));
          entry.withObject(pointer.head()).set(pointer.last().getMatchingProperty(), value);
        });
    ArrayNode list = ObjectsApi.JSON.createArrayNode();
    entries.values().forEach(list::add);
    return list;
  }
}
