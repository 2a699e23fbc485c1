package dev.pullpolicy.register;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Connects as the API server does: to an address, but under the Service's name, and trusting the
 * CAs of the entry alone.
 */
final class ProbeConnection {
  private final String host;
  private final ServiceAddress address;
  private final CaBundle bundle;
  private final SSLContext context;

  ProbeConnection(String host, ServiceAddress address, CaBundle bundle) {
    this.host = host;
    this.address = address;
    this.bundle = bundle;
    this.context = trusting(bundle);
  }

  /** The answer on a new connection; all of it within that time, however it is dealt out. */
  ProbeAnswer ask(Question question, Duration limit) throws IOException {
    AtomicBoolean isLate = new AtomicBoolean();
    try (Socket plain = new Socket()) {
      CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
          .execute(() -> cut(plain, isLate));
      return exchange(plain, question);
    } catch (IOException e) {
      if (isLate.get()) {
        SocketTimeoutException late = new SocketTimeoutException();
        late.initCause(e);
        throw late;
      }
      throw e;
    }
  }

  private static void cut(Socket connection, AtomicBoolean isLate) {
    isLate.set(true);
    try {
      connection.close();
    } catch (IOException e) {
      // then whoever reads from it fails too
    }
  }

  private ProbeAnswer exchange(Socket plain, Question question) throws IOException {
    InetSocketAddress to = new InetSocketAddress(address.host(), address.port());
    if (to.isUnresolved()) {
      throw new UnknownHostException(address.host());
    }
    plain.connect(to);
    try (SSLSocket socket = secured(plain)) {
      OutputStream out = socket.getOutputStream();
      out.write(head(question).getBytes(StandardCharsets.US_ASCII));
      out.write(question.body());
      out.flush();
      return ProbeAnswer.read(new BufferedInputStream(socket.getInputStream()), question.header());
    }
  }

  private SSLSocket secured(Socket plain) throws IOException {
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain, host, address.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(host)));
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    requireTrust(socket.getSession().getPeerCertificates());
    return socket;
  }

  /** Of a name that the certificate has as a DNS name, Java has seen that it is the right one. */
  private void requireTrust(Certificate[] served) throws DistrustedException {
    ServedChain chain =
        new ServedChain(Arrays.stream(served).map(X509Certificate.class::cast).toList());
    if (chain.dnsNames().isEmpty()) {
      throw new DistrustedException("not for the name " + host);
    }
    Optional<String> distrust = chain.distrust(bundle, Instant.now());
    if (distrust.isPresent()) {
      throw new DistrustedException(distrust.get());
    }
  }

  /** What Java accepts and the API server does not; the message says what the certificate is. */
  static final class DistrustedException extends SSLException {
    private static final long serialVersionUID = 1;

    DistrustedException(String message) {
      super(message);
    }
  }

  private String head(Question question) {
    return "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
            .formatted(question.path(), host, question.body().length)
        + "User-Agent: pullpolicy-register\r\nConnection: close\r\n\r\n";
  }

  private static SSLContext trusting(CaBundle bundle) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (X509Certificate authority : bundle.authorities()) {
        store.setCertificateEntry("ca-" + store.size(), authority);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }
}
