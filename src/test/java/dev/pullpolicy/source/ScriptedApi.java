package dev.pullpolicy.source;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.BindException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The API server of one kind, with all that can go wrong with one: it says no, hangs, goes away and
 * comes back, forgets versions, and sends what it likes. fabric8's mock server does none of these.
 */
final class ScriptedApi implements AutoCloseable {
  /** What becomes of a sort of request. */
  enum Answer {
    OK,
    FORBIDDEN,
    GONE,
    UNAVAILABLE,
    /** Begins to answer and says no more. */
    HALF,
    /** Takes the request and says nothing, ever. */
    SILENCE
  }

  /** Far more than a socket takes to be closed. */
  private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(10);

  private record Event(int version, String text) {}

  private final Vertx vertx = Vertx.vertx();
  private final String kind;
  private final Map<String, JsonObject> objects = new ConcurrentHashMap<>();
  private final List<Event> history = new CopyOnWriteArrayList<>();
  private final List<ServerWebSocket> watches = new CopyOnWriteArrayList<>();
  private final AtomicInteger version = new AtomicInteger(100);
  private HttpServer server;
  private int port;

  final AtomicInteger lists = new AtomicInteger();
  final AtomicInteger gets = new AtomicInteger();
  final List<String> timeouts = new CopyOnWriteArrayList<>();
  final List<String> watched = new CopyOnWriteArrayList<>();
  volatile Answer toList = Answer.OK;
  volatile Answer toWatch = Answer.OK;
  volatile Answer toGet = Answer.OK;

  ScriptedApi(String kind) {
    this.kind = kind;
    start();
  }

  /**
   * Begins to listen, always on the same port. A socket that was closed keeps its port until the
   * event loop looks at its selector again, which may be after the closing is told.
   */
  void start() {
    long began = System.nanoTime();
    while (server == null) {
      try {
        server = await(vertx.createHttpServer().requestHandler(this::handle).listen(port));
      } catch (CompletionException e) {
        if (!(e.getCause() instanceof BindException) || System.nanoTime() - began > MAX_NANOS) {
          throw e;
        }
      }
    }
    port = server.actualPort();
  }

  /** Cuts all connections and refuses new ones. */
  void stop() {
    await(server.close());
    server = null;
    watches.clear();
  }

  KubernetesClient client() {
    return client(10_000);
  }

  KubernetesClient client(int requestTimeoutMillis) {
    Config config =
        new ConfigBuilder(Config.empty()).withMasterUrl("http://127.0.0.1:" + port).build();
    Config patient =
        new ConfigBuilder(KubernetesAccess.patient(config))
            .withRequestTimeout(requestTimeoutMillis)
            .build();
    return new KubernetesClientBuilder().withConfig(patient).build();
  }

  /** Stores and tells. */
  void put(String name, JsonObject fields) {
    String type = objects.containsKey(name) ? "MODIFIED" : "ADDED";
    JsonObject object = object(name, version.incrementAndGet(), fields);
    objects.put(name, object);
    tell(type, object);
  }

  /** Stores, and tells nobody. */
  void putSecretly(String name, JsonObject fields) {
    objects.put(name, object(name, version.incrementAndGet(), fields));
  }

  /** Deletes, and tells nobody. */
  void removeSecretly(String name) {
    objects.remove(name);
    version.incrementAndGet();
  }

  void delete(String name) {
    JsonObject object = objects.remove(name).copy();
    object.getJsonObject("metadata").put("resourceVersion", "" + version.incrementAndGet());
    tell("DELETED", object);
  }

  /** Sends an event of any kind, which later watches do not get. */
  void send(String type, JsonObject object) {
    watches.forEach(watch -> watch.writeTextMessage(event(type, object)));
  }

  /** An object of this API at that version. */
  JsonObject object(String name, int at, JsonObject fields) {
    JsonObject metadata = new JsonObject().put("name", name).put("resourceVersion", "" + at);
    JsonObject object =
        new JsonObject().put("kind", kind).put("apiVersion", "v1").put("metadata", metadata);
    return object.mergeIn(fields, true);
  }

  int version() {
    return version.get();
  }

  /** Ends all watches, as the API server does after the time that was asked for. */
  void endWatches() {
    watches.forEach(ServerWebSocket::close);
    watches.clear();
  }

  int openWatches() {
    return (int) watches.stream().filter(watch -> !watch.isClosed()).count();
  }

  static JsonObject labels(String key, String value) {
    return new JsonObject()
        .put("metadata", new JsonObject().put("labels", new JsonObject().put(key, value)));
  }

  static JsonObject status(int code, String message) {
    return new JsonObject()
        .put("kind", "Status")
        .put("apiVersion", "v1")
        .put("status", "Failure")
        .put("message", message)
        .put("code", code);
  }

  @Override
  public void close() {
    await(vertx.close());
  }

  private void tell(String type, JsonObject object) {
    history.add(new Event(version.get(), event(type, object)));
    if (toWatch != Answer.SILENCE) {
      send(type, object);
    }
  }

  private void handle(HttpServerRequest request) {
    if (request.getParam("watch") != null && request.getParam("resourceVersionMatch") != null) {
      answer(request, toWatch, () -> reply(request, 422, status(422, "Forbidden for watch")));
    } else if (request.getParam("watch") != null) {
      timeouts.add(request.getParam("timeoutSeconds"));
      watched.add(request.getParam("resourceVersion"));
      answer(request, toWatch, () -> watch(request));
    } else if (isList(request)) {
      lists.incrementAndGet();
      answer(request, toList, () -> reply(request, 200, page(request)));
    } else {
      gets.incrementAndGet();
      answer(request, toGet, () -> get(request));
    }
  }

  private void answer(HttpServerRequest request, Answer answer, Runnable regular) {
    switch (answer) {
      case OK -> regular.run();
      case FORBIDDEN -> reply(request, 403, status(403, "nobody here may see that"));
      case GONE -> reply(request, 410, status(410, "too old resource version"));
      case UNAVAILABLE -> reply(request, 503, status(503, "no server is ready"));
      case HALF -> request.response().putHeader("Content-Length", "1000").write("{");
      case SILENCE -> {
        if (request.getParam("watch") != null) {
          watch(request);
        }
      }
    }
  }

  private void watch(HttpServerRequest request) {
    int from = Integer.parseInt(request.getParam("resourceVersion"));
    request
        .toWebSocket()
        .onSuccess(
            socket -> {
              watches.add(socket);
              history.stream()
                  .filter(event -> event.version() > from && toWatch != Answer.SILENCE)
                  .forEach(event -> socket.writeTextMessage(event.text()));
            });
  }

  private boolean isList(HttpServerRequest request) {
    return request.path().endsWith("/" + kind.toLowerCase(java.util.Locale.ROOT) + "s");
  }

  /** By name, from the offset that {@code continue} names. */
  private JsonObject page(HttpServerRequest request) {
    List<String> names = objects.keySet().stream().sorted().toList();
    String begin = request.getParam("continue");
    int from = begin == null ? 0 : Integer.parseInt(begin);
    int to = Math.min(names.size(), from + Integer.parseInt(request.getParam("limit")));
    JsonObject metadata = new JsonObject().put("resourceVersion", "" + version.get());
    if (to < names.size()) {
      metadata.put("continue", "" + to);
    }
    return new JsonObject()
        .put("kind", kind + "List")
        .put("apiVersion", "v1")
        .put("metadata", metadata)
        .put("items", new JsonArray(names.subList(from, to).stream().map(objects::get).toList()));
  }

  private void get(HttpServerRequest request) {
    String name = request.path().substring(request.path().lastIndexOf('/') + 1);
    JsonObject object = objects.get(name);
    reply(request, object == null ? 404 : 200, object == null ? status(404, "none") : object);
  }

  private static void reply(HttpServerRequest request, int status, JsonObject body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body.encode());
  }

  private static String event(String type, JsonObject object) {
    return new JsonObject().put("type", type).put("object", object).encode();
  }

  private static <T> T await(io.vertx.core.Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
