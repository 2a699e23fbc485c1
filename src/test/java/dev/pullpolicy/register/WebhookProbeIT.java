package dev.pullpolicy.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pullpolicy.admission.ProbeReview;
import dev.pullpolicy.certificate.IssuedCertificate;
import dev.pullpolicy.certificate.Pem;
import dev.pullpolicy.certificate.Validity;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The probe and the real webhook, which serves a certificate that registration made. */
@QuarkusTest
@TestProfile(WebhookProbeIT.OwnCertificate.class)
final class WebhookProbeIT {
  private static final ServiceName SERVICE = new ServiceName("pull-policy", "webhook");
  private static final IssuedCertificate MADE = make();

  @TestHTTPResource(value = "/", tls = true)
  URI https;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  private final StringWriter said = new StringWriter();

  private static IssuedCertificate make() {
    try {
      Instant now = Instant.now();
      return IssuedCertificate.make(
          SERVICE.host(),
          new Validity(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** That of the program under test. */
  static String version() throws IOException {
    try (InputStream text =
        WebhookProbeIT.class.getResourceAsStream("/dev/pullpolicy/app/version.txt")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  private void ask(String version) throws NotYetException {
    Question question =
        new Question(ProbeReview.PATH, ProbeReview.body(), "Pull-Policy-Webhook-Version", version);
    new Probe(
            SERVICE,
            new ServiceAddress(https.getHost(), https.getPort()),
            question,
            () -> Duration.ofMinutes(1),
            new Journal(new PrintWriter(said)))
        .ask(CaBundle.of(MADE.authority()), 1);
  }

  @Test
  void isAnsweredWithTheVersionAndNotCounted() throws Exception {
    List<String> before = decisions();
    ask(version());
    assertThat(said.toString()).startsWith("webhook: answered 10 times as version " + version());
    assertThat(decisions()).isEqualTo(before);
    assertThat(given().relaxedHTTPSValidation().get(https).header("Pull-Policy-Webhook-Version"))
        .isEqualTo(version());
  }

  @Test
  void isNotEnoughForAnotherVersion() {
    assertThatThrownBy(() -> ask("0.0.1"))
        .hasMessageContaining(", and this is 0.0.1; pods of that");
  }

  private List<String> decisions() {
    return given()
        .accept("text/plain; version=0.0.4")
        .get(metrics)
        .asString()
        .lines()
        .filter(line -> line.startsWith("pull_policy_") && line.contains("webhook=\"validate\""))
        .toList();
  }

  /** Serves what registration made. */
  public static final class OwnCertificate implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        Path folder = Files.createTempDirectory("probe");
        Path certificate = folder.resolve("tls.crt");
        Path privateKey = folder.resolve("tls.key");
        Files.writeString(certificate, Pem.text(MADE.certificate()));
        Files.writeString(privateKey, MADE.privateKey());
        return Map.of(
            "pullpolicy.tls.certificate", certificate.toString(),
            "pullpolicy.tls.private-key", privateKey.toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Without the certificate that all other tests serve. */
    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }
  }
}
