package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.fixture.TlsConnection;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What clients see once the webhook was asked to end. */
@QuarkusTest
@TestProfile(DrainIT.OwnServer.class)
final class DrainIT {
  @TestHTTPResource(value = "/", tls = true)
  URI https;

  @Inject Event<ShutdownDelayInitiatedEvent> shutdown;

  @Test
  void everyAnswerSendsThemElsewhere() throws IOException {
    byte[] review = AdmissionCase.read(AdmissionCase.ALL.resolve("pod-good")).request();
    try (TlsConnection idle = new TlsConnection(https);
        TlsConnection late = new TlsConnection(https)) {
      assertThat(idle.post("/validate", review).headers()).doesNotContainKey("connection");
      shutdown.fire(new ShutdownDelayInitiatedEvent());
      assertThat(idle.post("/validate", review).headers()).containsEntry("connection", "close");
      assertThat(idle.isClosedByServer()).isTrue();
      assertThat(late.post("/validate", review).headers()).containsEntry("connection", "close");
    }
  }

  /** A server that no other test uses afterwards. */
  public static final class OwnServer implements QuarkusTestProfile {}
}
