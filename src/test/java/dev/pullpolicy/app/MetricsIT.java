package dev.pullpolicy.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.fixture.Eventually;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a scrape holds after every kind of request, against the page about it. */
@QuarkusTest
@TestProfile(MetricsIT.OwnPolicy.class)
final class MetricsIT {
  private static final Path FILE = Path.of("target", "metrics-it", "policy.yaml");

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  /** A policy that writes, refuses and reports. */
  public static final class OwnPolicy implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        Files.createDirectories(FILE.getParent());
        Files.writeString(
            FILE,
            """
            apiVersion: pullpolicy.dev/v1alpha1
            kind: PullPolicy
            overrides:
              - {name: always, match: {references: [Tag]}, pullPolicy: Always}
            rules:
              - name: internal-only
                require: {images: ["registry.internal/**"]}
            """);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Map.of("pullpolicy.policy.file", FILE.toString());
    }
  }

  private static Response review(String path, String image) {
    String body =
        """
        {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"1-2",
        "resource":{"group":"","version":"v1","resource":"pods"},"operation":"CREATE",
        "namespace":"shop","object":{"spec":{"containers":[{"name":"web","image":"%s"}]}}}}
        """
            .formatted(image);
    return given().contentType("application/json").body(body).post(path);
  }

  /** An update that changes no image of a workload whose new pods will be refused. */
  private static Response updateOfOldWorkload() {
    String deployment =
        "{\"spec\":{\"template\":{\"spec\":{\"containers\":"
            + "[{\"name\":\"web\",\"image\":\"quay.io/a:1\"}]}}}}";
    String body =
        """
        {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"1-2",
        "resource":{"group":"apps","version":"v1","resource":"deployments"},"operation":"UPDATE",
        "namespace":"shop","object":%s,"oldObject":%s}}
        """
            .formatted(deployment, deployment);
    return given().contentType("application/json").body(body).post("/validate");
  }

  private Scrape scrape() {
    return Scrape.of(given().accept("text/plain; version=0.0.4").get(metrics).asString());
  }

  private void awaitPolicy() throws Exception {
    Eventually.took(() -> scrape().text().contains("pull_policy_in_force 1.0"));
  }

  @Test
  void thePageListsExactlyWhatIsScraped() throws Exception {
    awaitPolicy();
    assertThat(review("/mutate", "quay.io/a:1").statusCode()).isEqualTo(200);
    assertThat(review("/validate", "quay.io/a:1").jsonPath().getBoolean("response.allowed"))
        .isFalse();
    assertThat(updateOfOldWorkload().jsonPath().getBoolean("response.allowed")).isTrue();
    assertThat(given().contentType("application/json").body("{").post("/validate").statusCode())
        .isEqualTo(400);
    assertThat(scrape().families()).isEqualTo(Scrape.ofPage(Path.of("docs/metrics.md")));
  }

  @Test
  void nobodyMakesSeriesByAsking() throws Exception {
    awaitPolicy();
    askForNonsense(0);
    int before = scrape().seriesOfRequests();
    for (int i = 1; i < 50; i++) {
      askForNonsense(i);
    }
    Scrape after = scrape();
    assertThat(after.seriesOfRequests()).isEqualTo(before);
    assertThat(after.text()).doesNotContain("nonsense").doesNotContain("http_server");
  }

  private void askForNonsense(int i) {
    given().get("/nonsense" + i).then().statusCode(404);
    given().get(management.resolve("/nonsense" + i)).then().statusCode(404);
    given()
        .contentType("application/json")
        .body("{}")
        .post("/nonsense/" + i)
        .then()
        .statusCode(404);
    String operation = "{\"request\":{\"uid\":\"1\",\"operation\":\"nonsense%d\"}}".formatted(i);
    given()
        .contentType("application/json")
        .body(operation)
        .post("/validate")
        .then()
        .statusCode(400);
    String resource =
        """
        {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"1-2",
        "resource":{"group":"nonsense%d.io","resource":"nonsense%d"},"operation":"CREATE",
        "kind":{"kind":"Nonsense%d"},"object":{"spec":{"image":"nonsense%d"}}}}
        """
            .formatted(i, i, i, i);
    given().contentType("application/json").body(resource).post("/validate").then().statusCode(200);
  }

  @Test
  void whatAlertsWatchIsThereFromTheStart() {
    assertThat(scrape().text())
        .contains("pull_policy_bytes_in_flight")
        .containsPattern("pull_policy_certificate_expiry_timestamp_seconds \\d")
        .containsPattern(
            "pull_policy_decisions_total\\{.*reason=\"exception\".*webhook=\"mutate\"");
  }

  @Test
  void theScrapeIsSmall() {
    assertThat(scrape().text()).hasSizeLessThan(64 * 1024).contains("jvm_memory_used_bytes");
  }
}
