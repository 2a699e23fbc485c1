package dev.pullpolicy.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** A webhook configuration as it was read. */
record LiveConfiguration(ObjectName name, ObjectNode object) {
  private static final String CLIENT_CONFIG = "clientConfig";
  private static final String CA_BUNDLE = "caBundle";
  private static final String SERVICE = "pullpolicy.dev/service";

  /** Which other Service than that it is of; empty where it is of none. */
  Optional<String> otherService(ServiceName ours) {
    String annotated = object.path("metadata").path("annotations").path(SERVICE).asText();
    if (!annotated.isEmpty() && !annotated.equals(ours.toString())) {
      return Optional.of(annotated);
    }
    for (JsonNode webhook : object.path("webhooks")) {
      JsonNode service = webhook.path(CLIENT_CONFIG).path("service");
      String called = service.path("namespace").asText() + "/" + service.path("name").asText();
      if (service.isObject() && !called.equals(ours.toString())) {
        return Optional.of(called);
      }
    }
    return Optional.empty();
  }

  /** The CAs that its entries trust, those that expired left out. */
  CaBundle authorities(Instant now) {
    CaBundle all = CaBundle.NONE;
    for (JsonNode webhook : object.path("webhooks")) {
      all = all.and(authorities(webhook, now));
    }
    return all;
  }

  private static CaBundle authorities(JsonNode webhook, Instant now) {
    try {
      String encoded = webhook.path(CLIENT_CONFIG).path(CA_BUNDLE).asText();
      byte[] pem = Base64.getMimeDecoder().decode(encoded);
      return CaBundle.stillOf(new String(pem, StandardCharsets.ISO_8859_1), now);
    } catch (IllegalArgumentException e) {
      return CaBundle.NONE;
    }
  }

  /** Whether one of its entries does not trust all of those CAs. */
  boolean distrusts(CaBundle bundle, Instant now) {
    for (JsonNode webhook : object.path("webhooks")) {
      if (!authorities(webhook, now).contains(bundle)) {
        return true;
      }
    }
    return false;
  }

  /** What is applied so that its entries are as they are, but for the CAs. */
  ObjectNode asItIs(CaBundle bundle) {
    return fields(object.withArray("webhooks"), bundle);
  }

  /**
   * What is applied so that it has those entries. Only to the very version that was read: what
   * another run applied since may trust a CA that this one has not seen. And with the uid of it: a
   * configuration that was deleted is not made anew.
   */
  ObjectNode fields(ArrayNode webhooks, CaBundle bundle) {
    ArrayNode entries = webhooks.deepCopy();
    String encoded =
        Base64.getEncoder().encodeToString(bundle.pem().getBytes(StandardCharsets.ISO_8859_1));
    entries.forEach(entry -> ((ObjectNode) entry.get(CLIENT_CONFIG)).put(CA_BUNDLE, encoded));
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    fields.put("apiVersion", ConfigurationKind.API_VERSION).put("kind", name.kind());
    ObjectNode metadata = fields.withObjectProperty("metadata").put("name", name.name());
    metadata.set("uid", object.path("metadata").path("uid"));
    metadata.put("resourceVersion", version());
    fields.set("webhooks", entries);
    return fields;
  }

  String version() {
    return object.path("metadata").path("resourceVersion").asText();
  }
}
