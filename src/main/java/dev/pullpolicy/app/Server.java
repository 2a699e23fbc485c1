package dev.pullpolicy.app;

import dev.pullpolicy.app.demo.DemoCertificate;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;

/** One run of the webhook: checks what it needs, hands over to Quarkus, and waits for its end. */
final class Server {
  private final ServeSettings settings;

  Server(ServeSettings settings) {
    this.settings = settings;
  }

  /**
   * Serves until it is told to end.
   *
   * @return the exit code
   * @throws CannotServeException where it cannot start; the message is the whole sentence
   */
  int run() throws CannotServeException {
    ServeSettings.Endpoints endpoints = settings.endpoints();
    InetAddress host = address(endpoints.host());
    checkFree("--port", host, endpoints.port());
    checkFree("--management-port", host, endpoints.managementPort());
    if (settings.certificate().isPresent()) {
      settings.certificate().get().check();
      return serve(settings.certificate().get());
    }
    try (DemoCertificate made = DemoCertificate.make()) {
      return serve(new PemFiles(made.certificate(), made.privateKey()));
    } catch (IOException e) {
      throw new CannotServeException("no certificate could be made: " + e);
    }
  }

  private int serve(PemFiles certificate) {
    ServeProperties.of(settings, certificate).forEach(System::setProperty);
    AtomicInteger code = new AtomicInteger();
    Quarkus.run(null, (exitCode, problem) -> code.set(exitCode));
    return code.get();
  }

  private static InetAddress address(String host) throws CannotServeException {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new CannotServeException(
          "--host \"%s\" is no address; write one of this machine, such as 0.0.0.0"
              .formatted(host));
    }
  }

  /** Quarkus finds out too, but says it in a page. */
  private static void checkFree(String option, InetAddress host, int port)
      throws CannotServeException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new CannotServeException(
          "%s %d cannot be listened on at %s: %s; choose another, or end what uses it"
              .formatted(option, port, host.getHostAddress(), e.getMessage()));
    }
  }
}
