package dev.pullpolicy.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The requests to the Kubernetes API, as untyped JSON: a field that a newer Kubernetes knows is
 * kept, and nothing is asked but what is written here.
 */
final class KubernetesApi {
  /** A whole answer is there within it; an API server in trouble takes a minute to say so. */
  private static final Duration ANSWER = Duration.ofSeconds(20);

  /** The last request is not one that nobody can answer. */
  private static final Duration LEAST = Duration.ofSeconds(1);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Client client;
  private final Supplier<Duration> left;

  /**
   * Of that server.
   *
   * @param left how much time there is
   */
  KubernetesApi(Client client, Supplier<Duration> left) {
    this.client = client;
    this.left = left;
  }

  /** The object as it is; empty where there is none. */
  Optional<ObjectNode> find(ObjectName object)
      throws NotYetException, RefusedException, InterruptedException {
    ApiRefusal problem = new ApiRefusal(Verb.GET, object);
    HttpResponse<String> answer = answer(request(Verb.GET, object, Optional.empty()), problem);
    return answer.code() == ApiRefusal.NOT_FOUND
        ? Optional.empty()
        : Optional.of(content(answer, problem));
  }

  /** The object as it is. */
  ObjectNode get(ObjectName object) throws NotYetException, RefusedException, InterruptedException {
    return find(object).orElseThrow(() -> NotYetException.absent(object));
  }

  /** Puts that object, which was read, in its place. */
  ObjectNode update(ObjectName object, ObjectNode content)
      throws NotYetException, RefusedException, InterruptedException {
    return send(Verb.UPDATE, object, Optional.of(content));
  }

  /** Whether that could be put there: writes nothing, and fails as it would. */
  void tryUpdate(ObjectName object, ObjectNode content)
      throws NotYetException, RefusedException, InterruptedException {
    send(Verb.TRY_UPDATE, object, Optional.of(content));
  }

  /** Applies these fields to an object that must be there. */
  ObjectNode apply(ObjectName object, ObjectNode fields)
      throws NotYetException, RefusedException, InterruptedException {
    return send(Verb.APPLY, object, Optional.of(fields));
  }

  /** Patches an object as JSON (RFC 6902). */
  ObjectNode patch(ObjectName object, ArrayNode operations)
      throws NotYetException, RefusedException, InterruptedException {
    return send(Verb.PATCH, object, Optional.of(operations));
  }

  private ObjectNode send(Verb verb, ObjectName object, Optional<JsonNode> body)
      throws NotYetException, RefusedException, InterruptedException {
    ApiRefusal problem = new ApiRefusal(verb, object);
    return content(answer(request(verb, object, body), problem), problem);
  }

  private static ObjectNode content(HttpResponse<String> answer, ApiRefusal problem)
      throws NotYetException, RefusedException {
    if (!answer.isSuccessful()) {
      throw problem.told(answer.code(), message(answer));
    }
    try {
      if (JSON.readTree(answer.body()) instanceof ObjectNode read) {
        return read;
      }
    } catch (JsonProcessingException e) {
      throw problem.unanswered(e);
    }
    throw problem.unanswered(new IllegalStateException("the answer is no object"));
  }

  private HttpRequest request(Verb verb, ObjectName object, Optional<JsonNode> body) {
    String server = client.getMasterUrl().toString();
    String root = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
    HttpRequest.Builder request =
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(URI.create(root + object.path() + verb.query()));
    body.ifPresent(
        content -> request.method(verb.method(), verb.contentType(), content.toString()));
    return request.timeout(ANSWER.toMillis(), TimeUnit.MILLISECONDS).build();
  }

  private HttpResponse<String> answer(HttpRequest request, ApiRefusal problem)
      throws NotYetException, InterruptedException {
    CompletableFuture<HttpResponse<String>> answer =
        client.getHttpClient().sendAsync(request, String.class);
    Duration most = Collections.min(List.of(ANSWER, Collections.max(List.of(LEAST, left.get()))));
    try {
      return answer.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw problem.unanswered(
          new TimeoutException("none within %d s".formatted(most.toSeconds())));
    } catch (ExecutionException e) {
      throw problem.unanswered(e.getCause());
    }
  }

  /** The message of the Status that every refusal is. */
  private static String message(HttpResponse<String> answer) {
    try {
      JsonNode status = JSON.readTree(answer.body());
      return status == null ? "" : status.path("message").asText();
    } catch (JsonProcessingException e) {
      return "";
    }
  }
}
