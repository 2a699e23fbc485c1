package dev.pullpolicy.app.demo;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the demo does beside serving: says how to try it, or asks about the samples itself. */
public final class DemoApplication implements QuarkusApplication {
  private static final String TRIED = "moving-tag.json";

  @Inject HttpServer server;

  @ConfigProperty(name = "pullpolicy.mode")
  String mode;

  @ConfigProperty(name = "pullpolicy.tls.certificate")
  Path certificate;

  /** As it was asked for; 0 is a free one, which Quarkus does not tell. */
  @ConfigProperty(name = "quarkus.management.port")
  int managementPort;

  @Override
  public int run(String... args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    URI webhook = URI.create("https://localhost:" + server.getSecurePort());
    if (mode.equals("SAMPLES")) {
      return SampleRun.run(webhook, certificate, out);
    }
    out.printf("The demo serves %s until Ctrl+C. Ask it what a real API server would:%n", webhook);
    out.printf("%n  curl --cacert %s -H 'Content-Type: application/json' \\%n", certificate);
    out.printf("    --data @%s %s/validate%n%n", sample(), webhook);
    if (managementPort != 0) {
      String management = "http://localhost:" + managementPort;
      out.printf("Health and metrics: %s/q/health/ready, %1$s/q/metrics%n", management);
    }
    Quarkus.waitForExit();
    return 0;
  }

  private Path sample() throws IOException {
    Path copy = certificate.resolveSibling(TRIED);
    copy.toFile().deleteOnExit();
    try (InputStream json = DemoApplication.class.getResourceAsStream("/demo/samples/" + TRIED)) {
      Files.write(copy, json.readAllBytes());
    }
    return copy;
  }
}
