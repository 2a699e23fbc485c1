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

  @Test
  void whatComesTooLateIsNotCountedTwice() throws IOException, InterruptedException {
    try (TlsConnection connection = new TlsConnection(https)) {
      connection.send(TlsConnection.head("/validate", review.length));
      connection.send(Arrays.copyOf(review, review.length - 1));
      assertThat(connection.answer().status()).isEqualTo(408);
      connection.send(Arrays.copyOfRange(review, review.length - 1, review.length));
      assertThat(connection.isClosedByServer()).isTrue();
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

  /** Nothing of it is ever sent. */
  @Test
  void aBodyBeyondTheBoundIsRefusedBeforeItIsRead() throws IOException {
    try (TlsConnection connection = new TlsConnection(https)) {
      connection.send(
          "POST /validate HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
              .formatted(ReviewEdge.MAX_BODY_BYTES + 1));
      TlsConnection.Answer answer = connection.answer();
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.body()).contains("16 MiB");
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
  void smallOnesAreAnsweredWhileTheLargestIsJudged() throws Exception {
    try (TlsConnection large = new TlsConnection(https);
        TlsConnection small = new TlsConnection(https)) {
      byte[] body = largest();
      assertThat(small.post("/validate", review).status()).isEqualTo(200);
      large.send(TlsConnection.head("/validate", body.length));
      large.send(body);
      CompletableFuture<TlsConnection.Answer> judged = CompletableFuture.supplyAsync(large::await);
      int meanwhile = 0;
      while (!judged.isDone()) {
        assertThat(small.post("/validate", review).status()).isEqualTo(200);
        meanwhile += judged.isDone() ? 0 : 1;
      }
      assertThat(judged.get().status()).isEqualTo(200);
      assertThat(meanwhile).isPositive();
    }
  }

  /** As much as is judged, full of what must be read: a field that nobody knows. */
  private byte[] largest() {
    String text = new String(review, StandardCharsets.UTF_8);
    int begin = text.indexOf('{') + 1;
    StringBuilder body = new StringBuilder(ReviewEdge.MAX_BODY_BYTES).append(text, 0, begin);
    body.append("\"unknown\":[0");
    int rest = text.length() - begin + "],".length();
    while (body.length() + rest + 2 <= ReviewEdge.MAX_BODY_BYTES) {
      body.append(",1");
    }
    return body.append("],")
        .append(text, begin, text.length())
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
