package dev.pullpolicy.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What listens where. */
@QuarkusTest
final class ServingIT {
  @TestHTTPResource(value = "/", tls = true)
  URI https;

  @TestHTTPResource(value = "/health/live", management = true)
  URI live;

  @Test
  void requestsAreServedOverTls() {
    assertThat(https.getScheme()).isEqualTo("https");
    given().get(https.resolve("/nothing")).then().statusCode(404);
  }

  @Test
  void restAssuredNeedsNoAddress() {
    given().get("/nothing").then().statusCode(404);
  }

  @Test
  void healthIsServedOnItsOwnPort() {
    assertThat(live.getPort()).isNotEqualTo(https.getPort());
    given().get(live).then().statusCode(200);
  }
}
