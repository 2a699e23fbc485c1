package dev.pullpolicy.app;

import dev.pullpolicy.app.demo.DemoCertificate;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import io.restassured.config.SSLConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Gives every {@code @QuarkusTest} a certificate of its own, which REST Assured trusts. */
@QuarkusTestResource(ServingCertificate.class)
public final class ServingCertificate implements QuarkusTestResourceLifecycleManager {
  private DemoCertificate made;

  @Override
  public Map<String, String> start() {
    try {
      made = DemoCertificate.make();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "pullpolicy.tls.certificate", made.certificate().toString(),
        "pullpolicy.tls.private-key", made.privateKey().toString());
  }

  /** Before each test, since Quarkus puts REST Assured back to what it was after each class. */
  @Override
  public void inject(Object testInstance) {
    RestAssured.config =
        RestAssured.config().sslConfig(SSLConfig.sslConfig().trustStore(made.trustStore()));
  }

  @Override
  public void stop() {}
}
