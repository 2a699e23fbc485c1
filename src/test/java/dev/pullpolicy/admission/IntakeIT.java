package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.fixture.Eventually;
import dev.pullpolicy.fixture.TlsConnection;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is taken in, and what becomes of clients that do not behave. */
@QuarkusTest
@TestProfile(AdmissionWorld.Profile.class)
final class IntakeIT {
  @TestHTTPResource(value = "/", tls = true)
  URI https;

  @Inject BodiesInFlight bodies;

  private byte[] review;

  @BeforeEach
  void choose() {
    AdmissionCase good = AdmissionCase.read(AdmissionCase.ALL.resolve("pod-good"));
    AdmissionWorld.becomes(good);
    review = good.request();
  }

  @AfterEach
  void nothingStaysCounted() throws InterruptedException {
    Eventually.took(() -> bodies.bytes() == 0);
  }

  @Test
  void anAnsweredBodyIsNotInFlightAnyMore() throws IOException {
    try (TlsConnection connection = new TlsConnection(https)) {
      for (int i = 0; i < 3; i++) {
        assertThat(connection.post("/validate", review).status()).isEqualTo(200);
      }
      assertThat(connection.post("/validate", "{}".getBytes(StandardCharsets.UTF_8)).status())
          .isEqualTo(400);
      assertThat(connection.post("/elsewhere", review).status()).isEqualTo(404);
    }
  }

  @Test
  void tooMuchInFlightIsRefusedForNow() throws IOException {
    long taken = 0;
    while (bodies.add(BodiesInFlight.SMALL_BYTES)) {
      taken += BodiesInFlight.SMALL_BYTES;
    }
    try (TlsConnection connection = new TlsConnection(https)) {
      TlsConnection.Answer answer = connection.post("/validate", filler());
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.headers()).containsEntry("retry-after", "1");
      assertThat(answer.body()).contains("\"kind\":\"Status\"", "too many requests in flight");
    } finally {
      for (; taken > 0; taken -= BodiesInFlight.SMALL_BYTES) {
        bodies.remove(BodiesInFlight.SMALL_BYTES);
      }
    }
    try (TlsConnection connection = new TlsConnection(https)) {
      assertThat(connection.post("/validate", review).status()).isEqualTo(200);
    }
  }

  /** Small, and so large that it does not fit beside the others. */
  private byte[] filler() {
    byte[] body = Arrays.copyOf(review, BodiesInFlight.SMALL_BYTES);
    Arrays.fill(body, review.length, body.length, (byte) ' ');
    return body;
  }

  @Test
  void aClientThatGoesAwayLeavesNothingBehind() throws IOException, InterruptedException {
    try (TlsConnection connection = new TlsConnection(https)) {
      connection.send(TlsConnection.head("/validate", 1_000_000));
      connection.send(review);
      Eventually.took(() -> bodies.bytes() == 1_000_000);
    }
  }

  @Test
  void aBodyThatComesByteByByteIsEnded() throws IOException, InterruptedException {
    try (TlsConnection connection = new TlsConnection(https)) {
      connection.send(TlsConnection.head("/validate", 1_000_000));
      CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> drip(connection));
      TlsConnection.Answer answer = connection.answer();
      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.body()).contains("the body did not arrive in time");
      assertThat(connection.isClosedByServer()).isTrue();
      sender.join();
    }
  }

  private static void drip(TlsConnection connection) {
    try {
      while (true) {
        connection.send(" ");
        Thread.sleep(20);
      }
    } catch (IOException | InterruptedException e) {
      // the server closed it, which is what is waited for
    }
  }

  @Test
  void aBodyWithoutALengthIsRefused() throws IOException {
    try (TlsConnection connection = new TlsConnection(https)) {
      connection.send(
          "POST /validate HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n \r\n");
      assertThat(connection.answer().status()).isEqualTo(411);
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void hugeHeadersAreRefused() throws IOException {
    try (TlsConnection connection = new TlsConnection(https)) {
      connection.send(
          "POST /validate HTTP/1.1\r\nHost: x\r\nX: %s\r\n\r\n".formatted("x".repeat(9_000)));
      assertThat(connection.answer().status()).isEqualTo(431);
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void theLargestBodyIsJudgedWhileSmallOnesAreAnswered() throws Exception {
    byte[] largest = Arrays.copyOf(review, Webhook.MAX_BODY_BYTES);
    Arrays.fill(largest, review.length, largest.length, (byte) ' ');
    try (TlsConnection large = new TlsConnection(https);
        TlsConnection small = new TlsConnection(https)) {
      large.send(TlsConnection.head("/validate", largest.length));
      large.send(Arrays.copyOf(largest, largest.length / 2));
      assertThat(small.post("/validate", review).status()).isEqualTo(200);
      large.send(Arrays.copyOfRange(largest, largest.length / 2, largest.length));
      assertThat(small.post("/validate", review).status()).isEqualTo(200);
      assertThat(large.answer().status()).isEqualTo(200);
    }
  }
}
