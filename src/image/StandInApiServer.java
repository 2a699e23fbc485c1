import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.pullpolicy.app.demo.SampleReviews;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * As much of a Kubernetes API server as the webhook needs while the AOT cache is trained: it lists
 * one ConfigMap, the demo's policy, and opens watches in which nothing happens.
 */
final class StandInApiServer implements AutoCloseable {
  static final String CONFIG_MAP = "pull-policy/pull-policy";

  private static final String LIST =
      """
      {"kind": "ConfigMapList", "apiVersion": "v1", "metadata": {"resourceVersion": "1"}, "items": [
       {"metadata": {"namespace": "pull-policy", "name": "pull-policy", "uid": "training",
         "resourceVersion": "1"}, "data": {"policy.yaml": "%s"}}]}
      """;

  private static final String CONFIG =
      """
      {"kind": "Config", "apiVersion": "v1", "current-context": "training",
       "contexts": [{"name": "training", "context": {"cluster": "training", "user": "training"}}],
       "clusters": [{"name": "training", "cluster": {"server": "http://localhost:%d"}}],
       "users": [{"name": "training", "user": {"token": "training"}}]}
      """;

  /** RFC 6455, section 1.3. */
  private static final String WEB_SOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private static final String KEY = "sec-websocket-key:";

  private final ServerSocket socket;
  private final String list;

  private StandInApiServer(ServerSocket socket, String list) {
    this.socket = socket;
    this.list = list;
  }

  static StandInApiServer start() throws IOException {
    String policy;
    try (var document = SampleReviews.class.getResourceAsStream("/demo/policy.yaml")) {
      policy = new String(document.readAllBytes(), StandardCharsets.UTF_8);
    }
    String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(policy));
    StandInApiServer server =
        new StandInApiServer(
            new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), LIST.formatted(quoted));
    Thread.ofPlatform().daemon().start(server::accept);
    return server;
  }

  /** The kubeconfig that names it. */
  String config() {
    return CONFIG.formatted(socket.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        Thread.ofPlatform().daemon().start(() -> answer(client));
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** One request after the other, until the client watches, and then until it leaves. */
  private void answer(Socket client) {
    try (client) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      Optional<String> watch = Optional.empty();
      while (watch.isEmpty() && in.readLine() != null) {
        watch = webSocketKey(in);
        String answer = watch.map(StandInApiServer::opened).orElseGet(this::listed);
        client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
      }
      // who watches has nothing to say but that it ends
      int unused = in.read();
    } catch (IOException e) {
      // the webhook ended, which is how each training does
    }
  }

  private static Optional<String> webSocketKey(BufferedReader in) throws IOException {
    Optional<String> key = Optional.empty();
    String line;
    while ((line = in.readLine()) != null && !line.isEmpty()) {
      if (line.regionMatches(true, 0, KEY, 0, KEY.length())) {
        key = Optional.of(line.substring(KEY.length()).trim());
      }
    }
    return key;
  }

  private static String opened(String key) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      byte[] digest = sha1.digest((key + WEB_SOCKET).getBytes(StandardCharsets.US_ASCII));
      return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Accept: %s\r\n\r\n"
              .formatted(Base64.getEncoder().encodeToString(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String listed() {
    int length = list.getBytes(StandardCharsets.UTF_8).length;
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(length, list);
  }
}
