package dev.pullpolicy.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.fixture.Eventually;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** The webhook asks itself before others may ask. */
@QuarkusTest
@TestProfile(WarmUpIT.WithWarmUp.class)
final class WarmUpIT {
  @TestHTTPResource(value = "/health/ready", management = true)
  URI ready;

  @Test
  void endsAndLetsOthersIn() throws InterruptedException {
    Eventually.took(
        () ->
            RestAssured.get(ready)
                .jsonPath()
                .getString("checks.find { it.name == 'warm-up' }.status")
                .equals("UP"));
    assertThat(WithWarmUp.WARNINGS).isEmpty();
  }

  /** As in a cluster. */
  public static final class WithWarmUp implements QuarkusTestProfile {
    static final List<String> WARNINGS = new ArrayList<>();

    @Override
    public Map<String, String> getConfigOverrides() {
      Logger.getLogger(WarmUp.class.getName()).addHandler(new Listener());
      return Map.of("pullpolicy.warm-up", "true");
    }
  }

  private static final class Listener extends Handler {
    @Override
    public void publish(LogRecord entry) {
      if (entry.getLevel().intValue() > java.util.logging.Level.INFO.intValue()) {
        WithWarmUp.WARNINGS.add(entry.getMessage());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
