package dev.pullpolicy.register;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.pullpolicy.certificate.Pem;
import dev.pullpolicy.certificate.PemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server that stands in for pods of the webhook. */
final class ProbedServer implements AutoCloseable {
  static final String VERSION = "9.9.9-test";
  static final Question QUESTION =
      new Question("/validate", new byte[] {'{', '}'}, "Test-Version", VERSION);

  /** Each request, and the port that it came from. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  volatile String header = QUESTION.header();
  volatile int status = 200;
  volatile String version = VERSION;

  /** How many answers are right before they are as the fields above say. */
  volatile int rightFirst;

  private final HttpsServer server;

  /** Serves that chain. */
  ProbedServer(String certificate, String privateKey) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(certificate, privateKey).getKeyManagers(), null, null);
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(context));
      server.createContext("/", this::answer);
      server.start();
    } catch (GeneralSecurityException | PemException e) {
      throw new IOException(e);
    }
  }

  private static KeyManagerFactory keys(String certificate, String privateKey)
      throws GeneralSecurityException, IOException, PemException {
    PrivateKey key = Pem.privateKey(privateKey).orElseThrow();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "it", key, new char[0], Pem.certificates(certificate).toArray(X509Certificate[]::new));
    KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
    factory.init(store, new char[0]);
    return factory;
  }

  private void answer(HttpExchange exchange) throws IOException {
    boolean isRight = asked.size() < rightFirst;
    asked.add(
        "%s %s %s from %d"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Host"),
                exchange.getRemoteAddress().getPort()));
    exchange.getRequestBody().readAllBytes();
    Headers headers = exchange.getResponseHeaders();
    String said = isRight ? VERSION : version;
    if (!said.isEmpty()) {
      headers.set(header, said);
    }
    exchange.sendResponseHeaders(isRight ? 200 : status, -1);
    exchange.close();
  }

  int port() {
    return server.getAddress().getPort();
  }

  ServiceAddress address() {
    return new ServiceAddress("127.0.0.1", port());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
