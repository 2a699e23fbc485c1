package dev.pullpolicy.register;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pullpolicy.certificate.IssuedCertificate;
import dev.pullpolicy.certificate.Pem;
import dev.pullpolicy.certificate.PemException;
import dev.pullpolicy.certificate.Validity;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A cluster after {@code helm install}, in which pods serve what the test has them serve. */
final class RegistrationWorld implements AutoCloseable {
  static final ServiceName SERVICE = new ServiceName("pull-policy", "webhook");
  static final ObjectName MUTATING = ConfigurationKind.MUTATING.named("pull-policy-webhook");
  static final ObjectName VALIDATING = ConfigurationKind.VALIDATING.named("pull-policy-webhook");
  static final ObjectName SECRET = ObjectName.secret("pull-policy", "webhook-tls");
  static final Renewal RENEWAL = new Renewal(Duration.ofDays(90), Duration.ofDays(30));

  static final Path FOLDER = Path.of("src/test/resources/register/valid");

  final ObjectsApi api = new ObjectsApi();
  final StringWriter said = new StringWriter();
  private final KubernetesClient client = api.client();
  private final List<Runnable> duringPauses = new ArrayList<>();
  Clock clock = Clock.systemUTC();
  private ProbedServer server;
  private Relay relay;
  private long nanos;

  /** The objects of a release that was just installed. */
  RegistrationWorld() {
    api.put(MUTATING, configuration(MUTATING, "1-mutating"));
    api.put(VALIDATING, configuration(VALIDATING, "2-validating"));
    api.put(SECRET, secret());
  }

  static ObjectNode configuration(ObjectName name, String uid) {
    return ObjectsApi.json(
        """
        {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "%s", "metadata": {"name": "%s",
         "uid": "%s", "annotations": {"pullpolicy.dev/service": "pull-policy/webhook"}}}
        """
            .formatted(name.kind(), name.name(), uid));
  }

  static ObjectNode secret() {
    return ObjectsApi.json(
        """
        {"apiVersion": "v1", "kind": "Secret", "type": "Opaque", "metadata": {"uid": "3-secret",
         "name": "webhook-tls", "namespace": "pull-policy", "labels": {"kept": "yes"}}}
        """);
  }

  static IssuedCertificate issued(Instant notAfter) throws IOException {
    return IssuedCertificate.make(
        SERVICE.host(), new Validity(Instant.now().minus(Duration.ofHours(1)), notAfter));
  }

  /** Has the Secret hold that, and the pods serve it. */
  void holds(IssuedCertificate made) throws IOException {
    api.put(SECRET, new ServingSecret(secret()).with(made, CaBundle.of(made.authority())));
    serve(made);
  }

  /** Has the pods serve that. */
  void serve(IssuedCertificate made) throws IOException {
    serve(Pem.text(made.certificate()), made.privateKey());
  }

  /** Has the pods serve what the Secret holds, if it does. */
  void serveTheSecret() {
    ServingSecret secret = new ServingSecret(api.get(SECRET));
    if (secret.text("tls.crt").isEmpty()) {
      return;
    }
    try {
      serve(secret.text("tls.crt"), secret.text("tls.key"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void serve(String certificate, String privateKey) throws IOException {
    stopServing();
    server = new ProbedServer(certificate, privateKey);
  }

  void stopServing() {
    if (server != null) {
      server.close();
    }
  }

  ProbedServer server() {
    return server;
  }

  /** What happens while it waits, one after the other. */
  void whileItWaits(Runnable... events) {
    duringPauses.addAll(List.of(events));
  }

  /** Runs with a Secret that it fills. */
  void register() throws Exception {
    register(new RegistrationPlan.Generated(SECRET.name(), RENEWAL));
  }

  /** Runs; the address of the pods is looked up when it is needed. */
  void register(RegistrationPlan.CertificateOrigin origin) throws Exception {
    register(origin, FOLDER.resolve("mutating.yaml"), FOLDER.resolve("validating.yaml"));
  }

  void register(RegistrationPlan.CertificateOrigin origin, Path... manifests) throws Exception {
    RegistrationPlan plan =
        new RegistrationPlan(SERVICE, origin, 2, Duration.ofSeconds(20), List.of(manifests));
    plan.check();
    Map<String, String> environment =
        Map.of("WEBHOOK_SERVICE_HOST", "127.0.0.1", "WEBHOOK_SERVICE_PORT", "" + port());
    new Registration(
            plan,
            client,
            ProbedServer.QUESTION,
            new Machine(clock, pauses(), environment, new Journal(new PrintWriter(said))))
        .run();
  }

  /** Where the Service is. */
  int port() throws IOException {
    return relay().port();
  }

  private Relay relay() throws IOException {
    if (relay == null) {
      relay = new Relay(() -> server == null ? 0 : server.port());
    }
    return relay;
  }

  private Pauses pauses() {
    return new Pauses() {
      @Override
      public long nanos() {
        return nanos;
      }

      @Override
      public void pause(Duration duration) {
        nanos += duration.toNanos();
        if (!duringPauses.isEmpty()) {
          duringPauses.remove(0).run();
        }
      }
    };
  }

  /** The CAs that all entries of that configuration trust. */
  CaBundle trusted(ObjectName configuration) throws PemException {
    CaBundle trusted = null;
    for (var webhook : api.get(configuration).path("webhooks")) {
      byte[] pem =
          Base64.getDecoder().decode(webhook.path("clientConfig").path("caBundle").asText());
      CaBundle one = CaBundle.parse(new String(pem, StandardCharsets.US_ASCII));
      if (trusted != null && !trusted.equals(one)) {
        throw new AssertionError("entries that trust different CAs");
      }
      trusted = one;
    }
    return trusted;
  }

  CaBundle inSecret() throws PemException {
    return CaBundle.parse(new ServingSecret(api.get(SECRET)).text("ca.crt"));
  }

  /** What was printed, and then forgotten. */
  List<String> lines() {
    List<String> lines = said.toString().lines().toList();
    said.getBuffer().setLength(0);
    return lines;
  }

  @Override
  public void close() throws IOException {
    stopServing();
    if (relay != null) {
      relay.close();
    }
    client.close();
    api.close();
  }
}
