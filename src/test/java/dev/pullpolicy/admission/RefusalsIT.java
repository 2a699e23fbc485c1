package dev.pullpolicy.admission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and methods that nothing answers. */
@QuarkusTest
final class RefusalsIT {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nothing", "/mutate/x", "/q/health", "/metrics", "/index.html"})
  void anUnknownPathIsAStatus(String path) {
    assertStatus(given().get(path), 404, "NotFound");
    assertStatus(given().contentType("application/json").body("{}").post(path), 404, "NotFound");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/mutate", "/validate", "/validate?timeout=10s"})
  void onlyPostIsAnswered(String path) {
    for (Response response :
        new Response[] {given().get(path), given().delete(path), given().options(path)}) {
      assertStatus(response, 405, "MethodNotAllowed");
      assertThat(response.header("Allow")).isEqualTo("POST");
    }
  }

  @Test
  void aSlashAtTheEndAndAQueryChangeNothing() {
    assertThat(given().contentType("application/json").body("{").post("/validate/?timeout=10s"))
        .satisfies(response -> assertStatus(response, 400, "BadRequest"));
  }

  private static void assertStatus(Response response, int code, String reason) {
    assertThat(response.statusCode()).isEqualTo(code);
    assertThat(response.contentType()).isEqualTo("application/json");
    assertThat(response.jsonPath().getString("kind")).isEqualTo("Status");
    assertThat(response.jsonPath().getString("reason")).isEqualTo(reason);
    assertThat(response.jsonPath().getInt("code")).isEqualTo(code);
    assertThat((response.asString() + response.headers()).toLowerCase(Locale.ROOT))
        .doesNotContain("<", "quarkus", "vert.x", "resteasy", "netty");
  }
}
