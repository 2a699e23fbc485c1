package dev.pullpolicy.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void oneProtocolIsServedAndNoOther(String version) throws Exception {
    try (SSLSocket socket = connect()) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setProtocols(new String[] {version});
      parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo(version);
      assertThat(socket.getApplicationProtocol()).isNotEqualTo("h2");
    }
  }

  private SSLSocket connect() throws Exception {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(RestAssured.config().getSSLConfig().getTrustStore());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return (SSLSocket) context.getSocketFactory().createSocket(https.getHost(), https.getPort());
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
