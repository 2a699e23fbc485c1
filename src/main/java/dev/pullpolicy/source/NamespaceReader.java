package dev.pullpolicy.source;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Asks the API server about namespaces once, without waiting: a request hangs on the answer. What
 * takes longer than 800 ms, or goes wrong, is no answer; so what waits for it goes on within a
 * second.
 */
final class NamespaceReader {
  static final Duration LIMIT = Duration.ofMillis(800);

  /**
   * The API server asks whether one may watch before it sees that no watch can be like that ({@code
   * resourceVersionMatch} is for lists); so it answers at once and opens none.
   */
  private static final String IMPOSSIBLE_WATCH =
      "?watch=true&timeoutSeconds=1&resourceVersionMatch=Exact";

  /** RFC 1123, as Kubernetes has it; anything else would be another path of the API. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final KubernetesClient client;

  NamespaceReader(KubernetesClient client) {
    this.client = client;
  }

  /** What a namespace was found to be. */
  sealed interface Found {
    /** It is there, with these labels. */
    record There(Map<String, String> labels) implements Found {}

    /** There is none. */
    record Absent() implements Found {}

    /** Nobody knows. */
    record NoAnswer() implements Found {}
  }

  /** Completes within 800 ms and never exceptionally. */
  CompletableFuture<Found> read(String namespace) {
    return NAME.matcher(namespace).matches()
        ? ask("/" + namespace).thenApply(this::found).exceptionally(e -> new Found.NoAnswer())
        : CompletableFuture.completedFuture(new Found.NoAnswer());
  }

  /**
   * Why they may not be listed or watched; empty where nothing says so. As {@link #read} otherwise.
   */
  CompletableFuture<Optional<String>> refusal() {
    return refusal("?limit=1").thenCombine(refusal(IMPOSSIBLE_WATCH), (a, b) -> a.or(() -> b));
  }

  private CompletableFuture<Optional<String>> refusal(String what) {
    return ask(what).thenApply(this::refusal).exceptionally(e -> Optional.empty());
  }

  /** The client may read a token from a file first, which is nothing for the caller's thread. */
  private CompletableFuture<HttpResponse<byte[]>> ask(String what) {
    return CompletableFuture.completedFuture(what)
        .thenComposeAsync(path -> client.getHttpClient().sendAsync(request(path), byte[].class))
        .orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private HttpRequest request(String what) {
    URI uri = URI.create(client.getMasterUrl() + "api/v1/namespaces" + what);
    return client
        .getHttpClient()
        .newHttpRequestBuilder()
        .uri(uri)
        .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .build();
  }

  private Found found(HttpResponse<byte[]> response) {
    return switch (response.code()) {
      case OK -> new Found.There(Labels.of(parsed(response, Namespace.class)));
      case NOT_FOUND -> new Found.Absent();
      default -> new Found.NoAnswer();
    };
  }

  private Optional<String> refusal(HttpResponse<byte[]> response) {
    return ApiProblem.isRefusal(response.code())
        ? Optional.of(ApiProblem.labelRefusal(parsed(response, Status.class).getMessage()))
        : Optional.empty();
  }

  private <T> T parsed(HttpResponse<byte[]> response, Class<T> type) {
    return client
        .getKubernetesSerialization()
        .unmarshal(new ByteArrayInputStream(response.body()), type);
  }
}
