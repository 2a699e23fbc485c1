package dev.pullpolicy.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.admission.PlayedWebhook;
import io.fabric8.mockwebserver.MockWebServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is built, with a kubeconfig. */
final class VerifyProgramIT {
  private static final String POLICY = "policies/best-practice/policy.yaml";

  /** Said where the first answer is there before the second that it has is over. */
  private static final String WAITING = "\\Awaiting for up to 1 s, .*\\R";

  private final PlayedCluster cluster = new PlayedCluster();
  private final MockWebServer server = new MockWebServer();

  @TempDir private Path folder;

  private record Outcome(int code, String output, String errors) {}

  @BeforeEach
  void start() {
    server.setDispatcher(cluster);
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void verifies() throws Exception {
    cluster.webhook =
        Optional.of(new PlayedWebhook(Files.readString(Path.of(POLICY)), Map.of(), "alice"));
    Outcome outcome = run(kubeconfig("http://localhost:" + server.getPort()));
    assertThat(outcome.output()).contains("\nverified: ");
    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.code()).isZero();
  }

  @Test
  void saysWhatDiffers() throws Exception {
    Outcome outcome = run(kubeconfig("http://localhost:" + server.getPort()));
    assertThat(outcome.output()).contains("\nnot verified: ");
    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.code()).isEqualTo(1);
  }

  @Test
  void saysThatNobodyAnswers() throws Exception {
    int port = server.getPort();
    server.close();
    Outcome outcome = run(kubeconfig("http://localhost:" + port));
    assertThat(outcome.errors())
        .startsWith("pullpolicy verify: the API server at http://localhost:" + port)
        .hasLineCount(1);
    assertThat(outcome.code()).isEqualTo(2);
  }

  @Test
  void saysThatNoClusterIsKnown() throws Exception {
    Outcome outcome = run(folder.resolve("none"));
    assertThat(outcome.errors()).startsWith("pullpolicy verify: KUBECONFIG names ").hasLineCount(1);
    assertThat(outcome.code()).isEqualTo(2);
  }

  private Path kubeconfig(String url) throws IOException {
    return Files.writeString(
        folder.resolve("config"),
        """
        {"kind": "Config", "apiVersion": "v1", "current-context": "played",
         "contexts": [{"name": "played", "context": {"cluster": "played", "user": "played"}}],
         "clusters": [{"name": "played", "cluster": {"server": "%s"}}],
         "users": [{"name": "played", "user": {"token": "played"}}]}
        """
            .formatted(url));
  }

  private Outcome run(Path kubeconfig) throws IOException, InterruptedException {
    Path errors = folder.resolve("errors.txt");
    ProcessBuilder program =
        new ProcessBuilder(
                List.of("sh", "target/pullpolicy", "verify", "--policy", POLICY, "--timeout", "1s"))
            .redirectError(errors.toFile());
    program.environment().put("KUBECONFIG", kubeconfig.toString());
    Process process = program.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    return new Outcome(code, output, Files.readString(errors).replaceFirst(WAITING, ""));
  }
}
