package dev.pullpolicy.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What readiness and metrics say while a policy appears, breaks and vanishes. */
@QuarkusTest
@TestProfile(PolicyReadinessIT.OwnFile.class)
final class PolicyReadinessIT {
  private static final Path FILE = Path.of("target", "policy-readiness", "policy.yaml");

  @TestHTTPResource(value = "/health/ready", management = true)
  URI ready;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  /** A policy file that no other test sees. */
  public static final class OwnFile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        Files.createDirectories(FILE.getParent());
        Files.deleteIfExists(FILE);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      return Map.of("pullpolicy.policy.file", FILE.toString());
    }
  }

  @Test
  void tellsWhatBecomesOfThePolicy() throws Exception {
    awaitState("Missing")
        .statusCode(503)
        .body("checks.find { it.name == 'policy' }.data.message", containsString("does not exist"));

    write("Enforce");
    awaitState("InForce")
        .statusCode(200)
        .body("checks.find { it.name == 'policy' }.data.origin", startsWith("file "));
    assertThat(metrics()).contains("pull_policy_in_force 1.0");

    write("Enforced");
    awaitState("Refused")
        .statusCode(200)
        .body(
            "checks.find { it.name == 'policy' }.data.'problem.1'", containsString("did you mean"));
    assertThat(metrics()).contains("pull_policy_documents_refused_total 1.0");

    Files.delete(FILE);
    awaitState("Missing")
        .statusCode(200)
        .body("checks.find { it.name == 'policy' }.data.message", containsString("was deleted"));
  }

  private ValidatableResponse awaitState(String state) throws InterruptedException {
    String path = "checks.find { it.name == 'policy' }.data.state";
    for (int i = 0; i < 100 && !state.equals(given().get(ready).path(path)); i++) {
      Thread.sleep(100);
    }
    return given().get(ready).then().body(path, equalTo(state));
  }

  private String metrics() {
    return given().get(metrics).asString();
  }

  private static void write(String enforcement) throws IOException {
    Files.writeString(
        FILE,
        """
        apiVersion: pullpolicy.dev/v1alpha1
        kind: PullPolicy
        enforcement: %s
        """
            .formatted(enforcement));
  }
}
