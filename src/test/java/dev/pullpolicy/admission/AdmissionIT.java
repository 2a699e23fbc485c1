package dev.pullpolicy.admission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every admission fixture again, and some of each kind of workload, through the real server: HTTPS,
 * REST endpoints, threads.
 */
@QuarkusTest
@TestProfile(AdmissionWorld.Profile.class)
final class AdmissionIT {
  static Stream<String> objects() throws IOException {
    return Stream.concat(pods(), workloads()).map(fixture -> fixture.directory().toString());
  }

  private static Stream<AdmissionCase> pods() throws IOException {
    return AdmissionCase.all().stream().filter(fixture -> !fixture.isAboutDocument());
  }

  /** One of each outcome that is more than nothing. */
  private static Stream<AdmissionCase> workloads() throws IOException {
    return AdmissionCase.in(DecisionFixturesTest.DECISIONS).stream()
        .filter(
            fixture ->
                fixture
                    .name()
                    .matches(
                        "[^/]+/(create\\.denied|update\\.(warned|patched)|\\w+\\.failed\\..*)"));
  }

  static Stream<String> documents() throws IOException {
    return AdmissionCase.all().stream()
        .filter(AdmissionCase::isAboutDocument)
        .map(fixture -> fixture.directory().toString());
  }

  @ParameterizedTest(name = "validate {0}")
  @MethodSource("objects")
  void validate(String name) throws IOException {
    compare("validate", name);
  }

  @ParameterizedTest(name = "mutate {0}")
  @MethodSource("objects")
  void mutate(String name) throws IOException {
    compare("mutate", name);
  }

  @ParameterizedTest(name = "policy {0}")
  @MethodSource("documents")
  void policy(String name) throws IOException {
    compare("policy", name);
  }

  private static void compare(String webhook, String name) throws IOException {
    AdmissionCase fixture = AdmissionCase.read(Path.of(name));
    JsonNode expected = AdmissionCase.JSON.readTree(fixture.expected().toFile()).get(webhook);
    AdmissionWorld.becomes(fixture);
    Response response =
        post(webhook, fixture.contentType().orElse("text/plain"), fixture.request());
    assertThat(response.contentType()).isEqualTo("application/json");
    assertThat(AdmissionCase.readable(response.statusCode(), response.asByteArray()))
        .isEqualTo(expected);
  }

  private static Response post(String webhook, String contentType, byte[] body) {
    EncoderConfig asIs =
        RestAssured.config()
            .getEncoderConfig()
            .appendDefaultContentCharsetToContentTypeIfUndefined(false);
    RestAssuredConfig config = RestAssured.config().encoderConfig(asIs);
    return given().config(config).contentType(contentType).body(body).post("/" + webhook);
  }

  @Test
  void aLargeBodyIsJudgedOffTheEventLoop() {
    AdmissionCase small = AdmissionCase.read(AdmissionCase.ALL.resolve("pod-good"));
    AdmissionWorld.becomes(small);
    byte[] body = padded(small.request(), 4 * 1024 * 1024);
    Response response = post("validate", "application/json", body);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.jsonPath().getBoolean("response.allowed")).isTrue();
  }

  /** The same JSON with spaces behind it. */
  private static byte[] padded(byte[] json, int length) {
    byte[] body = new byte[length];
    Arrays.fill(body, (byte) ' ');
    System.arraycopy(json, 0, body, 0, json.length);
    return body;
  }
}
