package dev.pullpolicy.register;

import static dev.pullpolicy.register.RegistrationWorld.MUTATING;
import static dev.pullpolicy.register.RegistrationWorld.VALIDATING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.fixture.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is built, as a Job runs it. */
final class RegisterProcessIT {
  private static final Path LAUNCHER = Path.of("target/pullpolicy").toAbsolutePath();
  private static final Path MANIFESTS = Path.of("src/test/resources/register/valid");

  private final RegistrationWorld world = new RegistrationWorld();

  @TempDir private Path folder;

  @AfterEach
  void close() throws IOException {
    world.close();
  }

  private Process start() throws IOException {
    Path kubeconfig = folder.resolve("kubeconfig");
    Files.writeString(
        kubeconfig,
        """
        {"apiVersion": "v1", "kind": "Config", "current-context": "it",
         "clusters": [{"name": "it", "cluster": {"server": "%s"}}],
         "contexts": [{"name": "it", "context": {"cluster": "it", "user": "it"}}],
         "users": [{"name": "it", "user": {"token": "secret"}}]}
        """
            .formatted(world.api.url()));
    ProcessBuilder builder =
        new ProcessBuilder(
                "sh",
                LAUNCHER.toString(),
                "register",
                "--service=pull-policy/webhook",
                "--secret=webhook-tls",
                "--timeout=1m",
                MANIFESTS.resolve("mutating.yaml").toString(),
                MANIFESTS.resolve("validating.yaml").toString())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    builder.environment().put("WEBHOOK_SERVICE_HOST", "127.0.0.1");
    builder.environment().put("WEBHOOK_SERVICE_PORT", "" + world.port());
    return builder.start();
  }

  private String printed(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private static int code(Process process) throws InterruptedException {
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  @Test
  void registers() throws Exception {
    Instant notAfter = Instant.parse("2126-01-01T00:00:00Z");
    world.holds(RegistrationWorld.issued(notAfter));
    world.server().header = "Pull-Policy-Webhook-Version";
    world.server().version = WebhookProbeIT.version();
    assertThat(code(start())).isZero();
    assertThat(printed("err")).isEmpty();
    assertThat(printed("out"))
        .isEqualTo(
            """
            certificate: in order, valid until 2126-01-01T00:00:00Z
            webhook: answered 12 times as version %s at 127.0.0.1:%d
            entries: 1 applied to MutatingWebhookConfiguration pull-policy-webhook
            entries: 2 applied to ValidatingWebhookConfiguration pull-policy-webhook
            """
                .formatted(WebhookProbeIT.version(), world.port()));
  }

  @Test
  void saysWhyItDoesNot() throws Exception {
    world
        .api
        .get(MUTATING)
        .withObject("/metadata/annotations")
        .put("pullpolicy.dev/service", "other/webhook");
    assertThat(code(start())).isEqualTo(1);
    assertThat(printed("err"))
        .startsWith("pullpolicy register: one release a cluster: ")
        .hasLineCount(1);
    assertThat(printed("out")).isEmpty();
  }

  @Test
  void endsAtOnceWhenToldTo() throws Exception {
    world.api.objects.remove(VALIDATING.path());
    Process process = start();
    Eventually.took(() -> said("does not exist"));
    Instant told = Instant.now();
    process.destroy();
    assertThat(code(process)).isEqualTo(143);
    assertThat(Duration.between(told, Instant.now())).isLessThan(Duration.ofSeconds(5));
    assertThat(world.api.lines()).isNotEmpty().allMatch(line -> line.startsWith("GET "));
  }

  private boolean said(String text) {
    try {
      return printed("out").contains(text);
    } catch (IOException e) {
      return false;
    }
  }
}
