package dev.pullpolicy.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pullpolicy.policy.Printable;
import dev.pullpolicy.yaml.UnreadableException;
import dev.pullpolicy.yaml.YamlDocument;
import dev.pullpolicy.yaml.YamlRules;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a manifest of one webhook configuration, whose entries all call one Service. Of an entry
 * everything else is left to the API server, so that fields of newer versions pass.
 */
final class EntriesReader {
  /** A ConfigMap, of which the file is a key, holds 1 MiB at most; entries are 20 levels deep. */
  private static final YamlRules RULES =
      new YamlRules(1 << 20, 100, 1 << 17, YamlRules.Strictness.STRICT);

  private static final Set<String> FIELDS = Set.of("apiVersion", "kind", "metadata", "webhooks");

  private final Path file;
  private final ServiceName service;

  EntriesReader(Path file, ServiceName service) {
    this.file = file;
    this.service = service;
  }

  Manifest read() throws UnusableInputException {
    JsonNode root = root(BoundedFile.read(file, RULES.maxBytes()));
    requireFields(root, FIELDS, "");
    requireText(root.path("apiVersion"), "apiVersion", ConfigurationKind.API_VERSION);
    ConfigurationKind kind =
        ConfigurationKind.of(root.path("kind").asText())
            .orElseThrow(
                () ->
                    wrong(
                        "kind",
                        root.path("kind"),
                        "must be MutatingWebhookConfiguration or ValidatingWebhookConfiguration"));
    JsonNode metadata = root.path("metadata");
    requireFields(metadata, Set.of("name"), "metadata.");
    String name = metadata.path("name").asText();
    if (!metadata.path("name").isTextual() || !ServiceName.isSubdomain(name)) {
      throw wrong("metadata.name", metadata.path("name"), "write the configuration's name");
    }
    return new Manifest(kind.named(name), webhooks(root.path("webhooks")));
  }

  private JsonNode root(byte[] bytes) throws UnusableInputException {
    try {
      return new NodeTree(file).of(YamlDocument.read(bytes, RULES));
    } catch (UnreadableException e) {
      throw new UnusableInputException(
          "%s:%d:%d: %s".formatted(file, e.at().line(), e.at().column(), e.getMessage()));
    }
  }

  private ArrayNode webhooks(JsonNode node) throws UnusableInputException {
    if (!(node instanceof ArrayNode webhooks)) {
      throw wrong("webhooks", node, "write the list of entries");
    }
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < webhooks.size(); i++) {
      String path = "webhooks[%d]".formatted(i);
      JsonNode name = webhooks.get(i).path("name");
      if (!name.isTextual() || !names.add(name.asText())) {
        throw wrong(path + ".name", name, "write a name that no other entry has");
      }
      requireService(webhooks.get(i).path("clientConfig"), path + ".clientConfig");
    }
    return webhooks;
  }

  private void requireService(JsonNode config, String path) throws UnusableInputException {
    if (!(config instanceof ObjectNode) || !config.path("service").isObject()) {
      throw wrong(path + ".service", config.path("service"), "write the Service " + service);
    }
    if (config.has("url") || config.has("caBundle")) {
      throw new UnusableInputException(
          "%s: %s has %s beside service; leave it out"
              .formatted(file, path, config.has("url") ? "url" : "caBundle"));
    }
    requireText(config.at("/service/namespace"), path + ".service.namespace", service.namespace());
    requireText(config.at("/service/name"), path + ".service.name", service.name());
  }

  private void requireFields(JsonNode node, Set<String> known, String path)
      throws UnusableInputException {
    for (var field : node.properties()) {
      if (!known.contains(field.getKey())) {
        throw new UnusableInputException(
            "%s: %s%s is not applied; leave it out"
                .formatted(file, path, Printable.escaped(field.getKey())));
      }
    }
  }

  private void requireText(JsonNode found, String path, String expected)
      throws UnusableInputException {
    if (!found.isTextual() || !found.asText().equals(expected)) {
      throw wrong(path, found, "must be " + expected);
    }
  }

  private UnusableInputException wrong(String path, JsonNode found, String advice) {
    return new UnusableInputException(
        "%s: %s is %s; %s".formatted(file, path, noun(found), advice));
  }

  private static String noun(JsonNode found) {
    return switch (found.getNodeType()) {
      case MISSING -> "missing";
      case NULL -> "nothing";
      case OBJECT -> "a mapping";
      case ARRAY -> "a list";
      default -> Printable.quoted(found.asText());
    };
  }
}
