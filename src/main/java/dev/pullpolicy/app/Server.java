package dev.pullpolicy.app;

import dev.pullpolicy.admission.BodiesInFlight;
import dev.pullpolicy.app.demo.DemoApplication;
import dev.pullpolicy.app.demo.DemoCertificate;
import dev.pullpolicy.app.tls.ClientChecks;
import dev.pullpolicy.app.tls.PemFiles;
import dev.pullpolicy.app.tls.UnusableCertificateException;
import dev.pullpolicy.source.KubernetesAccess;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Optional;
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
    checkHeap();
    ServeSettings.Endpoints endpoints = settings.endpoints();
    InetAddress host = address(endpoints.host());
    checkFree("--port", host, endpoints.port());
    checkFree("--management-port", host, endpoints.managementPort());
    checkKubernetes();
    if (settings.certificate().isPresent()) {
      check(settings.certificate().get().files());
      return serve(settings.certificate().get());
    }
    try {
      DemoCertificate made = DemoCertificate.make();
      return serve(
          new ServeSettings.Certificate(
              new PemFiles(made.certificate(), made.privateKey()), ClientChecks.NONE));
    } catch (IOException e) {
      throw new CannotServeException("no certificate could be made: " + e);
    }
  }

  private int serve(ServeSettings.Certificate certificate) {
    ServeProperties.of(settings, certificate).forEach(System::setProperty);
    AtomicInteger code = new AtomicInteger();
    Quarkus.run(application(), (exitCode, problem) -> code.set(exitCode));
    return code.get();
  }

  /** What runs beside the endpoints; null is Quarkus' word for nothing. */
  private Class<? extends QuarkusApplication> application() {
    return settings.mode().isDemo() ? DemoApplication.class : null;
  }

  private static void checkHeap() throws CannotServeException {
    Optional<String> problem = BodiesInFlight.problem(Runtime.getRuntime().maxMemory());
    if (problem.isPresent()) {
      throw new CannotServeException(problem.get());
    }
  }

  private static void check(PemFiles certificate) throws CannotServeException {
    try {
      var unused = certificate.load();
    } catch (UnusableCertificateException e) {
      throw new CannotServeException(e.getMessage());
    }
  }

  private void checkKubernetes() throws CannotServeException {
    if (settings.origin().filter(ServeSettings.PolicyConfigMap.class::isInstance).isPresent()) {
      Optional<String> problem = KubernetesAccess.problem();
      if (problem.isPresent()) {
        throw new CannotServeException(problem.get());
      }
    }
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
