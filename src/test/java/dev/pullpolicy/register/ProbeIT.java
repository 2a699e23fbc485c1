package dev.pullpolicy.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pullpolicy.certificate.IssuedCertificate;
import dev.pullpolicy.certificate.Pem;
import dev.pullpolicy.certificate.Validity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a webhook that cannot be asked, or answers otherwise than it must. */
final class ProbeIT {
  private static final ServiceName SERVICE = new ServiceName("pull-policy", "webhook");
  private static final Duration HOUR = Duration.ofHours(1);

  private final StringWriter said = new StringWriter();

  private Duration left = Duration.ofMinutes(1);
  private int replicas = 1;

  private static IssuedCertificate issued(String host, Duration notBefore, Duration notAfter)
      throws IOException {
    Instant now = Instant.now();
    return IssuedCertificate.make(host, new Validity(now.plus(notBefore), now.plus(notAfter)));
  }

  private static IssuedCertificate good() throws IOException {
    return issued(SERVICE.host(), HOUR.negated(), HOUR);
  }

  private static ProbedServer serving(IssuedCertificate made) throws IOException {
    return new ProbedServer(Pem.text(made.certificate()), made.privateKey());
  }

  private void ask(ServiceAddress address, IssuedCertificate trusted) throws NotYetException {
    ask(address, CaBundle.of(trusted.authority()));
  }

  private void ask(ServiceAddress address, CaBundle bundle) throws NotYetException {
    new Probe(
            SERVICE, address, ProbedServer.QUESTION, () -> left, new Journal(new PrintWriter(said)))
        .ask(bundle, replicas);
  }

  private void refused(ServiceAddress address, IssuedCertificate trusted, String sentence) {
    assertThatThrownBy(() -> ask(address, trusted))
        .isInstanceOf(NotYetException.class)
        .hasMessageContaining(sentence);
    assertThat(said.toString()).isEmpty();
  }

  @Test
  void asksTenTimesUnderItsNameOnConnectionsOfTheirOwn() throws Exception {
    IssuedCertificate made = good();
    try (ProbedServer server = serving(made)) {
      ask(server.address(), made);
      assertThat(server.asked)
          .hasSize(10)
          .doesNotHaveDuplicates()
          .allMatch(line -> line.startsWith("POST /validate webhook.pull-policy.svc from "));
      assertThat(said.toString())
          .isEqualTo(
              "webhook: answered 10 times as version 9.9.9-test at 127.0.0.1:%d%n"
                  .formatted(server.port()));
    }
  }

  @Test
  void asksTheMoreTheMorePodsThereAre() throws Exception {
    IssuedCertificate made = good();
    replicas = 5;
    try (ProbedServer server = serving(made)) {
      ask(server.address(), made);
      assertThat(server.asked).hasSize(30);
    }
  }

  @Test
  void asksNoMoreWhenTheTimeIsOver() throws Exception {
    IssuedCertificate made = good();
    left = Duration.ZERO;
    try (ProbedServer server = serving(made)) {
      refused(server.address(), made, "no time was left to ask 127.0.0.1:");
      assertThat(server.asked).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          503| 9.9.9-test| 0| is not ready to answer (503)
          404| 9.9.9-test| 0| answered 404, and not 200
          200| 1.0.0| 0| answered as version 1.0.0, and this is 9.9.9-test
          200| ''| 0| does not say its version in Test-Version
          200| 1.0.0| 9| answered as version 1.0.0
          """)
  void answersThatAreNotRight(int status, String version, int rightFirst, String sentence)
      throws IOException {
    IssuedCertificate made = good();
    try (ProbedServer server = serving(made)) {
      server.status = status;
      server.version = version;
      server.rightFirst = rightFirst;
      refused(server.address(), made, sentence);
      assertThat(server.asked).hasSize(rightFirst + 1);
    }
  }

  @Test
  void certificatesThatAreNotRight() throws IOException {
    IssuedCertificate expired = issued(SERVICE.host(), HOUR.multipliedBy(-2), HOUR.negated());
    IssuedCertificate early = issued(SERVICE.host(), HOUR, HOUR.multipliedBy(2));
    IssuedCertificate other = issued("webhook.other.svc", HOUR.negated(), HOUR);
    untrusted(expired, expired, "is expired");
    untrusted(early, early, "is not valid yet");
    untrusted(other, other, "is not for the name webhook.pull-policy.svc");
    untrusted(good(), good(), "is of no CA that the entries are to trust");
  }

  /** Java would take each of them. */
  @Test
  void certificatesThatTheApiServerDoesNotTake() throws Exception {
    TestCertificates good = new TestCertificates();
    try (ProbedServer server = good.serve()) {
      ask(server.address(), CaBundle.of(good.authority()));
      assertThat(server.asked).hasSize(10);
      said.getBuffer().setLength(0);
    }
    TestCertificates expired = new TestCertificates();
    expired.authorityEnds = Duration.ofHours(-1);
    untrusted(expired, "is of no CA that is to be trusted and in date");
    TestCertificates unnamed = new TestCertificates();
    unnamed.name = Optional.empty();
    untrusted(unnamed, "is not for the name webhook.pull-policy.svc");
    TestCertificates address = new TestCertificates();
    address.name = Optional.of(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
    untrusted(address, "is not for the name webhook.pull-policy.svc");
  }

  private void untrusted(TestCertificates served, String sentence) throws IOException {
    CaBundle bundle = CaBundle.of(served.authority());
    try (ProbedServer server = served.serve()) {
      assertThatThrownBy(() -> ask(server.address(), bundle))
          .hasMessageContaining("the certificate that is served at ")
          .hasMessageContaining(sentence);
      assertThat(server.asked).isEmpty();
    }
  }

  private void untrusted(IssuedCertificate served, IssuedCertificate trusted, String sentence)
      throws IOException {
    try (ProbedServer server = serving(served)) {
      refused(
          server.address(),
          trusted,
          "the certificate that is served at %s %s".formatted(server.address(), sentence));
      assertThat(server.asked).isEmpty();
    }
  }

  @Test
  void nobodyKnowsTheName() throws IOException {
    refused(
        new ServiceAddress("webhook.invalid", 443),
        good(),
        "nobody knows the name webhook.invalid yet");
  }

  @Test
  void nothingServes() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    refused(
        new ServiceAddress("127.0.0.1", port),
        good(),
        "nothing serves at 127.0.0.1:%d".formatted(port));
  }

  @Test
  void itHangs() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      refused(address(socket), good(), "gives no answer in time");
    }
  }

  /** One byte after the other, so that no single one is waited for long. */
  @Test
  @Timeout(10)
  void itDrips() throws Exception {
    left = Duration.ofSeconds(2);
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> drip(socket), "drip");
      server.setDaemon(true);
      server.start();
      refused(address(socket), good(), "gives no answer in time");
      server.join();
    }
  }

  /** A record of TLS that never ends. */
  private static void drip(ServerSocket server) {
    try (Socket socket = server.accept();
        OutputStream out = socket.getOutputStream()) {
      out.write(new byte[] {0x16, 0x03, 0x03, 0x40, 0x00});
      while (true) {
        out.write(0);
        out.flush();
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    } catch (IOException e) {
      // the client hangs up, as it should
    }
  }

  @Test
  void itIsNoTls() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> greet(socket), "no-tls");
      server.start();
      refused(address(socket), good(), "no TLS with ");
      server.join();
    }
  }

  private static ServiceAddress address(ServerSocket socket) {
    return new ServiceAddress("127.0.0.1", socket.getLocalPort());
  }

  private static void greet(ServerSocket server) {
    try (Socket socket = server.accept();
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      in.readAllBytes();
    } catch (IOException e) {
      // the client hangs up, as it should
    }
  }
}
