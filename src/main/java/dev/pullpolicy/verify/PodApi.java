package dev.pullpolicy.verify;

import dev.pullpolicy.policy.Printable;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * The two requests of this package: {@code GET} of a namespace, and {@code POST} of a pod that is
 * not kept. By HTTP, since fabric8's own calls do not tell the {@code Warning} headers.
 */
final class PodApi {
  /** A webhook is waited for 30 s at most, and there may be several. */
  private static final int ANSWER_SECONDS = 60;

  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int BAD_GATEWAY = 502;
  private static final String NO_RIGHT = " cannot create resource \"pods\"";

  private final KubernetesClient client;
  private final String namespace;

  PodApi(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** The labels of the namespace, on which that document depends. */
  Map<String, String> labels(String document) throws CannotVerifyException, NoAnswerException {
    HttpResponse<byte[]> response = send(request("").build());
    if (response.code() == OK) {
      Map<String, String> labels = parsed(response, Namespace.class).getMetadata().getLabels();
      return labels == null ? Map.of() : labels;
    }
    String message = message(response);
    if (response.code() == FORBIDDEN) {
      throw new CannotVerifyException(
          "%s selects by namespaces.labels, and namespace \"%s\" may not be read (%s);"
                  .formatted(document, namespace, message)
              + " grant get on namespaces");
    }
    throw refusal(response.code(), message);
  }

  /** What would become of the sample. */
  PodAnswer create(Sample sample) throws CannotVerifyException, NoAnswerException {
    HttpRequest request =
        request("/pods?dryRun=All").post("application/json", sample.pod()).build();
    HttpResponse<byte[]> response = send(request);
    List<String> warnings =
        response.headers("Warning").stream()
            .flatMap(header -> WarningHeader.texts(header).stream())
            .toList();
    if (response.code() == CREATED) {
      return PodAnswer.of(parsed(response, Pod.class), warnings);
    }
    Status status = parsed(response, Status.class);
    if (isUnasked(response.code(), status)) {
      throw refusal(response.code(), message(response));
    }
    return PodAnswer.of(status, warnings);
  }

  /** Whether it did not come to the plugins and webhooks at all. */
  private static boolean isUnasked(int code, Status status) {
    return switch (code) {
      case UNAUTHORIZED, NOT_FOUND, TOO_MANY_REQUESTS -> true;
      case FORBIDDEN -> PodAnswer.message(status).contains(NO_RIGHT);
      default -> code >= BAD_GATEWAY;
    };
  }

  private CannotVerifyException refusal(int code, String message) throws NoAnswerException {
    return switch (code) {
      case UNAUTHORIZED ->
          new CannotVerifyException(
              "the API server does not know who asks (%s); look at the kubeconfig's user"
                  .formatted(message));
      case FORBIDDEN ->
          new CannotVerifyException(
              "pods may not be created in namespace \"%s\" (%s); grant create on pods there"
                  .formatted(namespace, message));
      case NOT_FOUND ->
          new CannotVerifyException(
              "namespace \"%s\" is not there (%s); name one that is with --namespace"
                  .formatted(namespace, message));
      default ->
          throw new NoAnswerException("the API server answers %d: %s".formatted(code, message));
    };
  }

  private HttpRequest.Builder request(String below) {
    return client
        .getHttpClient()
        .newHttpRequestBuilder()
        .uri(client.getMasterUrl() + "api/v1/namespaces/" + namespace + below)
        .timeout(ANSWER_SECONDS, TimeUnit.SECONDS);
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws NoAnswerException {
    try {
      return client
          .getHttpClient()
          .sendAsync(request, byte[].class)
          .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
          .join();
    } catch (CompletionException e) {
      String why = Optional.ofNullable(e.getCause().getMessage()).orElse(e.getCause().toString());
      throw new NoAnswerException(
          "the API server at %s gives no answer: %s"
              .formatted(client.getMasterUrl(), Printable.line(why)));
    }
  }

  private String message(HttpResponse<byte[]> response) throws NoAnswerException {
    return Printable.line(PodAnswer.message(parsed(response, Status.class)));
  }

  private <T> T parsed(HttpResponse<byte[]> response, Class<T> type) throws NoAnswerException {
    try {
      return client
          .getKubernetesSerialization()
          .unmarshal(new ByteArrayInputStream(response.body()), type);
    } catch (RuntimeException e) {
      throw new NoAnswerException(
          "the answer %d of %s cannot be read; is it a Kubernetes API server?"
              .formatted(response.code(), client.getMasterUrl()));
    }
  }

  /** No answer for now; asking again may help. */
  static final class NoAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    NoAnswerException(String message) {
      super(message);
    }
  }
}
