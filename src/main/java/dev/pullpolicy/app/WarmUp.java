package dev.pullpolicy.app;

import dev.pullpolicy.admission.WarmUpGate;
import dev.pullpolicy.app.demo.SampleReviews;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends the webhook, once it listens, every kind of request through its own HTTPS port, and opens
 * it to others afterwards. Whatever goes wrong with that, it is opened: the warm-up makes the first
 * requests fast, nothing more.
 */
@Singleton
final class WarmUp {
  private static final Logger LOG = Logger.getLogger(WarmUp.class);

  /**
   * The first one loads classes. After one the first request took 12 to 15 ms, after three 8 to 10,
   * after ten 7 to 8, but ready 0.3 s later (JDK 17, two cores).
   */
  private static final int ROUNDS = 3;

  /** Far more than all of it takes on a busy node. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int OK = 200;

  /** Judged on another thread than ordinary ones. */
  private static final int LARGE_BODY_BYTES = 300 * 1024;

  private final WarmUpGate gate;
  private final Vertx vertx;
  private final HttpServer server;
  private final boolean isWanted;

  WarmUp(
      WarmUpGate gate,
      Vertx vertx,
      HttpServer server,
      @ConfigProperty(name = "pullpolicy.warm-up") boolean isWanted) {
    this.gate = gate;
    this.vertx = vertx;
    this.server = server;
    this.isWanted = isWanted;
  }

  void onListening(@ObservesAsync HttpsServerStart event) {
    long start = System.nanoTime();
    try {
      if (isWanted) {
        warmUp(event.options().getHost(), start + PATIENCE.toNanos());
        LOG.infof("warmed up in %d ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
      }
    } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
      LOG.warn("the warm-up ended early; the first requests will be slow", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      gate.open();
    }
  }

  private void warmUp(String host, long deadline)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    List<byte[]> reviews = SampleReviews.all();
    HttpClient client = vertx.createHttpClient(toItself(host));
    try {
      for (int round = 0; round < ROUNDS; round++) {
        for (byte[] review : reviews) {
          ask(client, "/mutate", Buffer.buffer(review), deadline);
          ask(client, "/validate", Buffer.buffer(review), deadline);
        }
      }
      Buffer large = Buffer.buffer(reviews.get(0)).appendBytes(spaces());
      ask(client, "/validate", large, deadline);
      ask(client, "/policy", Buffer.buffer(SampleReviews.ofPolicy()), deadline);
    } finally {
      client.close();
    }
  }

  private static byte[] spaces() {
    byte[] spaces = new byte[LARGE_BODY_BYTES];
    Arrays.fill(spaces, (byte) ' ');
    return spaces;
  }

  private void ask(HttpClient client, String path, Buffer review, long deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    RequestOptions request =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setURI(path)
            .putHeader("Content-Type", "application/json")
            .putHeader(WarmUpGate.HEADER, gate.token());
    int status =
        client
            .request(request)
            .compose(sent -> sent.send(review))
            .compose(answer -> answer.body().map(answer.statusCode()))
            .toCompletionStage()
            .toCompletableFuture()
            .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    if (status != OK) {
      throw new IllegalStateException(path + " answered " + status);
    }
  }

  /** Trusting whatever certificate is there: nothing that is secret is said. */
  private HttpClientOptions toItself(String host) throws IOException {
    InetAddress address = InetAddress.getByName(host);
    return new HttpClientOptions()
        .setDefaultHost(
            address.isAnyLocalAddress()
                ? InetAddress.getLoopbackAddress().getHostAddress()
                : address.getHostAddress())
        .setDefaultPort(server.getSecurePort())
        .setSsl(true)
        .setTrustAll(true)
        .setVerifyHost(false);
  }
}
