import dev.pullpolicy.app.demo.DemoCertificate;
import dev.pullpolicy.app.demo.SampleReviews;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The run that the image's AOT cache is made of: starts the webhook as a cluster does, with a
 * certificate and a ConfigMap of a {@link StandInApiServer}, asks it what a cluster asks, and tells
 * it to stop. What the webhook loads, links and runs meanwhile is what the cache keeps.
 *
 * <p>Arguments: the program, as in {@code java -XX:AOTCacheOutput=app.aot -jar quarkus-run.jar}.
 */
final class Training {
  /** An untrained start takes three seconds, on a slow builder ten times that. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Each request's classes are loaded by the first; without profiling more would add nothing. */
  private static final int ROUNDS = 3;

  private static final int OK = 200;

  /** How Java ends after SIGTERM. */
  private static final int TERMINATED = 143;

  private final int port = freePort();
  private final int managementPort = freePort();
  private final List<String> program;

  private Training(List<String> program) throws IOException {
    this.program = program;
  }

  public static void main(String[] program) throws Exception {
    new Training(List.of(program)).run();
  }

  /** A builder may share the network of a machine that uses the usual ports. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void run() throws IOException, InterruptedException, GeneralSecurityException {
    DemoCertificate certificate = DemoCertificate.make();
    try (StandInApiServer api = StandInApiServer.start()) {
      Path kubeconfig = Files.writeString(Files.createTempFile("training", ".conf"), api.config());
      Process webhook = start(certificate, kubeconfig);
      try (HttpClient client = HttpClient.newBuilder().sslContext(trust(certificate)).build()) {
        awaitReady(client, webhook);
        use(client);
        stop(webhook);
      } finally {
        webhook.destroyForcibly();
      }
    }
  }

  private Process start(DemoCertificate certificate, Path kubeconfig) throws IOException {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of("serve", "--policy-config-map", StandInApiServer.CONFIG_MAP));
    command.addAll(List.of("--tls-certificate", certificate.certificate().toString()));
    command.addAll(List.of("--tls-private-key", certificate.privateKey().toString()));
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(List.of("--management-port", Integer.toString(managementPort)));
    ProcessBuilder webhook = new ProcessBuilder(command).inheritIO();
    webhook.environment().put("KUBECONFIG", kubeconfig.toString());
    webhook.environment().put("QUARKUS_SHUTDOWN_DELAY", "0S");
    return webhook.start();
  }

  private static SSLContext trust(DemoCertificate certificate) throws GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(certificate.trustStore());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private void awaitReady(HttpClient client, Process webhook) throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!isReady(client)) {
      if (!webhook.isAlive() || Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("the webhook did not become ready; see its log above");
      }
      Thread.sleep(100);
    }
  }

  private boolean isReady(HttpClient client) throws InterruptedException {
    try {
      return status(client, probe("health/ready")) == OK;
    } catch (IOException e) {
      return false; // nobody listens there yet
    }
  }

  private void use(HttpClient client) throws IOException, InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      for (byte[] review : SampleReviews.all()) {
        expect(client, question("mutate", review));
        expect(client, question("validate", review));
      }
      expect(client, question("policy", SampleReviews.ofPolicy()));
      expect(client, probe("health/live"));
      expect(client, probe("metrics"));
    }
  }

  private HttpRequest question(String path, byte[] review) {
    return HttpRequest.newBuilder(URI.create("https://localhost:%d/%s".formatted(port, path)))
        .version(HttpClient.Version.HTTP_1_1)
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(review))
        .build();
  }

  private HttpRequest probe(String path) {
    URI uri = URI.create("http://localhost:%d/q/%s".formatted(managementPort, path));
    return HttpRequest.newBuilder(uri)
        .version(HttpClient.Version.HTTP_1_1)
        .timeout(PATIENCE)
        .build();
  }

  private static void expect(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    int status = status(client, request);
    if (status != OK) {
      throw new IllegalStateException(request.uri() + " answered " + status);
    }
  }

  private static int status(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  /** The cache is written while the webhook ends. */
  private static void stop(Process webhook) throws InterruptedException {
    webhook.destroy();
    if (!webhook.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("the webhook did not end");
    }
    if (webhook.exitValue() != 0 && webhook.exitValue() != TERMINATED) {
      throw new IllegalStateException("the webhook ended with " + webhook.exitValue());
    }
  }
}
