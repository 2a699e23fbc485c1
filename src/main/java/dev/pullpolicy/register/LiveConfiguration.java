package dev.pullpolicy.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A webhook configuration as it was read. */
record LiveConfiguration(ObjectName name, ObjectNode object) {
  private static final String CLIENT_CONFIG = "clientConfig";
  private static final String CA_BUNDLE = "caBundle";
  private static final String SERVICE = "pullpolicy.dev/service";

  /**
   * Which other Service than that it is of; empty where it is of none. What its entries call counts
   * before the annotation, which another release may have written over. What its own release called
   * in the same namespace before it was renamed is no other's.
   */
  Optional<String> otherService(ServiceName ours) {
    String annotated = object.path("metadata").path("annotations").path(SERVICE).asText();
    boolean isOurs = annotated.isEmpty() || annotated.equals(ours.toString());
    for (JsonNode webhook : object.path("webhooks")) {
      JsonNode service = webhook.path(CLIENT_CONFIG).path("service");
      String namespace = service.path("namespace").asText();
      String called = namespace + "/" + service.path("name").asText();
      boolean isRenamed = annotated.equals(ours.toString()) && namespace.equals(ours.namespace());
      if (called.equals(ours.toString())) {
        isOurs = true;
      } else if (service.isObject() && !isRenamed) {
        return Optional.of(called);
      }
    }
    return isOurs ? Optional.empty() : Optional.of(annotated);
  }

  /** The CAs that its entries trust. */
  CaBundle authorities() {
    CaBundle all = CaBundle.NONE;
    for (JsonNode webhook : object.path("webhooks")) {
      all = all.and(CaBundle.readable(trusted(webhook)));
    }
    return all;
  }

  private static String trusted(JsonNode webhook) {
    String encoded = webhook.path(CLIENT_CONFIG).path(CA_BUNDLE).asText();
    return new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.ISO_8859_1);
  }

  /**
   * The patch after which its entries trust those CAs too, before whatever is there; empty where
   * they do. Nothing else about them changes, nor who else manages them.
   */
  Optional<ArrayNode> trustingToo(CaBundle bundle) {
    ArrayNode patch = patch();
    int tests = patch.size();
    for (int i = 0; i < object.path("webhooks").size(); i++) {
      JsonNode webhook = object.path("webhooks").get(i);
      CaBundle missing = bundle.without(CaBundle.readable(trusted(webhook)));
      if (isOfAService(webhook) && !missing.isEmpty()) {
        String path = "/webhooks/%d/%s/%s".formatted(i, CLIENT_CONFIG, CA_BUNDLE);
        operation(patch, "add", path).put("value", encoded(missing.pem() + trusted(webhook)));
      }
    }
    return patch.size() == tests ? Optional.empty() : Optional.of(patch);
  }

  /** Which of its entries have none of those names, and call a Service or not. */
  List<String> others(Set<String> names, Target target) {
    List<String> others = new ArrayList<>();
    for (JsonNode webhook : object.path("webhooks")) {
      String name = webhook.path("name").asText();
      if (!names.contains(name) && isOfAService(webhook) == (target == Target.SERVICE)) {
        others.add(name);
      }
    }
    return others;
  }

  /** What an entry calls. */
  enum Target {
    /** A Service. */
    SERVICE,
    /** An address, which is nobody's of this release. */
    URL
  }

  /** The patch after which it has no entries of those names. */
  ArrayNode without(List<String> names) {
    ArrayNode patch = patch();
    JsonNode webhooks = object.path("webhooks");
    for (int i = webhooks.size() - 1; i >= 0; i--) {
      if (names.contains(webhooks.get(i).path("name").asText())) {
        operation(patch, "remove", "/webhooks/" + i);
      }
    }
    return patch;
  }

  private static boolean isOfAService(JsonNode webhook) {
    return webhook.path(CLIENT_CONFIG).path("service").isObject();
  }

  /** A patch of nothing, to the very version that was read. */
  private ArrayNode patch() {
    ArrayNode patch = JsonNodeFactory.instance.arrayNode();
    operation(patch, "test", "/metadata/uid").put("value", uid());
    operation(patch, "test", "/metadata/resourceVersion").put("value", version());
    return patch;
  }

  private static ObjectNode operation(ArrayNode patch, String kind, String path) {
    return patch.addObject().put("op", kind).put("path", path);
  }

  /**
   * What is applied so that it has those entries. Only to the very version that was read: what
   * another run applied since may trust a CA that this one has not seen. And with the uid of it: a
   * configuration that was deleted is not made anew.
   */
  ObjectNode fields(ArrayNode webhooks, CaBundle bundle) {
    ArrayNode entries = webhooks.deepCopy();
    String encoded = encoded(bundle.pem());
    entries.forEach(entry -> ((ObjectNode) entry.get(CLIENT_CONFIG)).put(CA_BUNDLE, encoded));
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    fields.put("apiVersion", ConfigurationKind.API_VERSION).put("kind", name.kind());
    fields
        .withObjectProperty("metadata")
        .put("name", name.name())
        .put("uid", uid())
        .put("resourceVersion", version());
    fields.set("webhooks", entries);
    return fields;
  }

  private static String encoded(String pem) {
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.ISO_8859_1));
  }

  String uid() {
    return object.path("metadata").path("uid").asText();
  }

  String version() {
    return object.path("metadata").path("resourceVersion").asText();
  }
}
