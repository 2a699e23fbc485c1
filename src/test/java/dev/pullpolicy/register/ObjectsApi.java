package dev.pullpolicy.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * The API server of a few objects: it reads them, puts them, and applies to them as the real one
 * does, and it would make anew what is applied without a uid. fabric8's own mock does not know
 * server-side apply.
 */
final class ObjectsApi extends Dispatcher implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  final Map<String, ObjectNode> objects = new ConcurrentHashMap<>();

  private final Map<String, AppliedEntries> owners = new ConcurrentHashMap<>();

  /** Each as {@code GET /path}, and the body behind it. */
  final List<Asked> asked = new CopyOnWriteArrayList<>();

  /** What answers instead; empty where it does not mind. */
  volatile Function<Asked, Optional<MockResponse>> instead = request -> Optional.empty();

  private final MockWebServer server = new MockWebServer();
  private int version = 100;

  /** A request. */
  record Asked(String line, String contentType, String body) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }

    boolean is(String method, String part) {
      return line.startsWith(method + " ") && line.contains(part);
    }
  }

  ObjectsApi() {
    server.setDispatcher(this);
    server.start();
  }

  KubernetesClient client() {
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder(io.fabric8.kubernetes.client.Config.empty())
                .withMasterUrl(server.url("/").toString())
                .withRequestRetryBackoffLimit(0)
                .build())
        .build();
  }

  String url() {
    return server.url("/").toString();
  }

  static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stores it under a version of its own. */
  ObjectNode put(ObjectName name, ObjectNode content) {
    return put(name.path(), content);
  }

  private ObjectNode put(String path, ObjectNode content) {
    ObjectNode before = objects.getOrDefault(path, JSON.createObjectNode());
    owners(path).write(before.path("webhooks"), content.path("webhooks"));
    return store(path, content);
  }

  private synchronized ObjectNode store(String path, ObjectNode content) {
    version++;
    content.withObjectProperty("metadata").put("resourceVersion", "" + version);
    objects.put(path, content);
    return content;
  }

  ObjectNode get(ObjectName name) {
    return objects.get(name.path());
  }

  /** The lines of all requests. */
  List<String> lines() {
    return asked.stream().map(Asked::line).toList();
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    Asked now =
        new Asked(
            request.getMethod() + " " + request.getPath(),
            String.valueOf(request.getHeader("Content-Type")),
            request.getUtf8Body());
    asked.add(now);
    return instead.apply(now).orElseGet(() -> regular(request, now));
  }

  private MockResponse regular(RecordedRequest request, Asked now) {
    String path = request.getPath().replaceFirst("\\?.*", "");
    return switch (request.getMethod()) {
      case "GET" -> found(path);
      case "PUT" -> update(path, now.json(), request.getPath().endsWith("?dryRun=All"));
      case "PATCH" ->
          now.contentType().startsWith("application/json-patch+json")
              ? patch(path, now.json())
              : apply(path, now.json());
      default -> status(405, "the server does not allow this method on the requested resource");
    };
  }

  private MockResponse found(String path) {
    ObjectNode object = objects.get(path);
    return object == null ? status(404, path + " not found") : body(200, object);
  }

  private MockResponse update(String path, JsonNode content, boolean isDry) {
    ObjectNode before = objects.get(path);
    if (before == null) {
      return status(404, path + " not found");
    }
    if (!isOf(before, content, "resourceVersion")) {
      return status(409, "Operation cannot be fulfilled: the object has been modified");
    }
    return body(200, isDry ? content.deepCopy() : put(path, content.deepCopy()));
  }

  private MockResponse apply(String path, JsonNode fields) {
    ObjectNode before = objects.get(path);
    JsonNode metadata = fields.path("metadata");
    if (before == null) {
      return metadata.has("uid")
          ? status(409, "uid mismatch: and no existing object was found")
          : body(201, put(path, fields.deepCopy()));
    }
    if ((metadata.has("uid") && !isOf(before, fields, "uid"))
        || (metadata.has("resourceVersion") && !isOf(before, fields, "resourceVersion"))) {
      return status(409, "Operation cannot be fulfilled: the object has been modified");
    }
    ObjectNode after = before.deepCopy();
    after.set("webhooks", owners(path).apply(before.path("webhooks"), fields.path("webhooks")));
    return body(200, after.equals(before) ? before : store(path, after));
  }

  /** Of a test that fails the real one says no more. */
  private MockResponse patch(String path, JsonNode patch) {
    ObjectNode before = objects.get(path);
    if (before == null) {
      return status(404, path + " not found");
    }
    return JsonPatched.of(before, patch)
        .map(after -> body(200, put(path, after)))
        .orElse(status(422, "the server rejected our request due to an error in our request"));
  }

  private AppliedEntries owners(String path) {
    return owners.computeIfAbsent(path, p -> new AppliedEntries());
  }

  private static boolean isOf(JsonNode object, JsonNode content, String field) {
    return object.path("metadata").path(field).equals(content.path("metadata").path(field));
  }

  static MockResponse status(int code, String message) {
    ObjectNode status = JSON.createObjectNode().put("kind", "Status").put("message", message);
    return body(code, status);
  }

  private static MockResponse body(int code, ObjectNode content) {
    return new MockResponse()
        .setResponseCode(code)
        .setHeader("Content-Type", "application/json")
        .setBody(content.toString());
  }

  /** The requests so far, which are forgotten. */
  List<Asked> taken() {
    List<Asked> taken = new ArrayList<>(asked);
    asked.clear();
    return taken;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
