package dev.pullpolicy.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the environment says of a Service. */
final class ServiceAddressTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 8443, 10.0.0.1:8443",
    "10.0.0.1, 65536, 10.0.0.1:443",
    "10.0.0.1, tcp://10.0.0.1:443, 10.0.0.1:443",
    "fd00::1, 443, [fd00::1]:443",
    "'', 8443, web-hook.ns.svc:443"
  })
  void isReadFromTheEnvironment(String host, String port, String address) {
    assertThat(
            ServiceAddress.of(
                new ServiceName("ns", "web-hook"),
                Map.of("WEB_HOOK_SERVICE_HOST", host, "WEB_HOOK_SERVICE_PORT", port)))
        .hasToString(address);
  }
}
