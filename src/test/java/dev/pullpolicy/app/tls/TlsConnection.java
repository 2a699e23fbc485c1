package dev.pullpolicy.app.tls;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** One connection to a server whoever it is, kept open as long as the test wants it. */
final class TlsConnection implements Closeable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final SSLSocket socket;
  private final InputStream in;

  TlsConnection(URI server) throws IOException {
    socket =
        (SSLSocket) trusting().getSocketFactory().createSocket(server.getHost(), server.getPort());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.startHandshake();
    in = socket.getInputStream();
  }

  X509Certificate certificate() throws IOException {
    return (X509Certificate) socket.getSession().getPeerCertificates()[0];
  }

  /** Asks for what is not there; the status. */
  int get() throws IOException {
    socket
        .getOutputStream()
        .write("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    BufferedReader answer =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII), 1);
    String status = answer.readLine();
    if (status == null) {
      throw new IOException("the connection was closed");
    }
    int length = 0;
    for (String line = answer.readLine(); !line.isEmpty(); line = answer.readLine()) {
      String[] header = line.split(": *", 2);
      length = header[0].equalsIgnoreCase("content-length") ? Integer.parseInt(header[1]) : length;
    }
    char[] body = new char[length];
    for (int read = 0; read < length; ) {
      read += answer.read(body, read, length - read);
    }
    return Integer.parseInt(status.split(" ", 3)[1]);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static SSLContext trusting() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Trusting()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  private static final class Trusting implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
