package dev.pullpolicy.app.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.certificate.SelfSignedCertificate;
import dev.pullpolicy.fixture.Eventually;
import dev.pullpolicy.fixture.TlsConnection;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A certificate that is replaced under a running server, rightly and wrongly. */
@QuarkusTest
@TestProfile(CertificateRotationIT.OwnFiles.class)
final class CertificateRotationIT {
  private static final Path FOLDER = folder();
  private static final PemFiles FILES =
      new PemFiles(FOLDER.resolve("tls.crt"), FOLDER.resolve("tls.key"));

  @TestHTTPResource(value = "/", tls = true)
  URI https;

  @Test
  void isServedToNewConnectionsAndOldOnesGoOn() throws Exception {
    try (TlsConnection old = new TlsConnection(https)) {
      assertThat(ask(old)).isEqualTo(400);
      List<Exception> failures = new CopyOnWriteArrayList<>();
      AtomicBoolean isOver = new AtomicBoolean();
      Thread load = new Thread(() -> connectAgainAndAgain(isOver, failures), "load");
      load.start();
      for (int days = 2; days <= 4; days++) {
        Instant notAfter = inDays(days);
        write(until(notAfter));
        Eventually.took(() -> served().getNotAfter().toInstant().equals(notAfter));
        assertThat(ask(old)).isEqualTo(400);
      }
      isOver.set(true);
      load.join();
      assertThat(failures).isEmpty();
    }
  }

  @Test
  void isNotServedWithTheKeyOfAnother() throws Exception {
    X509Certificate before = served();
    SelfSignedCertificate next = until(inDays(9));
    Files.writeString(FILES.certificate(), next.certificate());
    Eventually.took(() -> readiness().contains("is not the one of the certificate"));
    assertThat(served()).isEqualTo(before);

    Files.writeString(FILES.privateKey(), next.privateKey());
    Eventually.took(() -> !served().equals(before));
    assertThat(readiness()).doesNotContain("problem");
  }

  @TestHTTPResource(value = "/health/ready", management = true)
  URI ready;

  private String readiness() {
    return io.restassured.RestAssured.get(ready).asString();
  }

  private void connectAgainAndAgain(AtomicBoolean isOver, List<Exception> failures) {
    while (!isOver.get()) {
      try (TlsConnection connection = new TlsConnection(https)) {
        ask(connection);
      } catch (IOException e) {
        failures.add(e);
      }
    }
  }

  /** What is no review, on a connection that stays open. */
  private static int ask(TlsConnection connection) throws IOException {
    return connection.post("/validate", new byte[] {'{'}).status();
  }

  private X509Certificate served() {
    try (TlsConnection connection = new TlsConnection(https)) {
      return connection.certificate();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("rotation");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant inDays(int days) {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(days, ChronoUnit.DAYS);
  }

  private static SelfSignedCertificate until(Instant notAfter) throws IOException {
    return SelfSignedCertificate.make(Instant.now().minusSeconds(60), notAfter);
  }

  private static void write(SelfSignedCertificate made) throws IOException {
    Files.writeString(FILES.certificate(), made.certificate());
    Files.writeString(FILES.privateKey(), made.privateKey());
  }

  /** Serves files that this test may change. */
  public static final class OwnFiles implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        write(until(inDays(1)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Map.of(
          "pullpolicy.tls.certificate", FILES.certificate().toString(),
          "pullpolicy.tls.private-key", FILES.privateKey().toString());
    }

    /** Without the certificate that all other tests serve. */
    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }
  }
}
