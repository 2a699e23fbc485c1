package dev.pullpolicy.register;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.HashSet;
import java.util.Set;

/** Which entries a webhook configuration is to have; without CAs. */
record Manifest(ObjectName configuration, ArrayNode webhooks) {
  /** The names of the entries. */
  Set<String> names() {
    Set<String> names = new HashSet<>();
    webhooks.forEach(webhook -> names.add(webhook.path("name").asText()));
    return names;
  }
}
