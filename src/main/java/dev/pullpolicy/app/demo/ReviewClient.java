package dev.pullpolicy.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Asks a webhook as the API server does, trusting nothing but its certificate. */
final class ReviewClient {
  /** The API server waits 10 s; a desk may be busier, and what is shown here is no race. */
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private static final long PAUSE_MILLIS = 100;

  private static final int OK = 200;

  private final URI webhook;
  private final HttpClient http;
  private final ObjectMapper json = new ObjectMapper();

  ReviewClient(URI webhook, Path certificate) {
    this.webhook = webhook;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(trust(certificate))
            .connectTimeout(TIMEOUT)
            .build();
  }

  URI webhook() {
    return webhook;
  }

  ObjectMapper json() {
    return json;
  }

  /**
   * Waits until it answers anything: Vert.x listens a moment before its certificate is there.
   *
   * @throws IOException where it does not within a minute
   */
  void await() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(webhook).timeout(TIMEOUT).build();
    long start = System.nanoTime();
    while (true) {
      try {
        http.send(request, HttpResponse.BodyHandlers.discarding());
        return;
      } catch (IOException e) {
        if (System.nanoTime() - start > TIMEOUT.toNanos()) {
          throw e;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  /**
   * The answer's {@code response}.
   *
   * @throws IOException where there is no answer, or none that the API server would accept
   */
  JsonNode ask(String path, JsonNode review) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(webhook.resolve(path + "?timeout=10s"))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(review)))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != OK) {
      throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    JsonNode response = json.readTree(answer.body()).path("response");
    if (!response.path("uid").equals(review.at("/request/uid"))) {
      throw new IOException(path + " answered another request than was asked: " + answer.body());
    }
    return response;
  }

  private static SSLContext trust(Path certificate) {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(DemoCertificate.trustStore(certificate));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }
}
