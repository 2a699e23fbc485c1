package dev.pullpolicy.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.app.demo.SampleRun;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What {@code make demo} prints, word for word. */
@QuarkusTest
@TestProfile(DemoIT.BuiltIn.class)
final class DemoIT {
  private static final Path EXPECTED = Path.of("src", "test", "resources", "demo", "samples.txt");

  @TestHTTPResource(value = "/", tls = true)
  URI webhook;

  @ConfigProperty(name = "pullpolicy.tls.certificate")
  Path certificate;

  /** Neither a ConfigMap nor a file: the demo's own policy. */
  public static final class BuiltIn implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("pullpolicy.policy.file", "");
    }
  }

  @Test
  void showsWhatEachSampleGets() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int code =
        SampleRun.run(webhook, certificate, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    String printed = bytes.toString(StandardCharsets.UTF_8).replace(webhook.toString(), "HTTPS");
    assertThat(printed).isEqualTo(expected(printed));
    assertThat(printed.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    assertThat(code).isZero();
  }

  private static String expected(String printed) throws IOException {
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.createDirectories(EXPECTED.getParent());
      Files.writeString(EXPECTED, printed);
      throw new AssertionError(EXPECTED + " was rewritten; read the difference");
    }
    return Files.readString(EXPECTED);
  }
}
