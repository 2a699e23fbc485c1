package dev.pullpolicy.app;

import dev.pullpolicy.app.tls.PemFiles;
import java.util.Map;
import java.util.TreeMap;

/** From the options of {@code serve} to the properties that Quarkus and {@code app} read. */
final class ServeProperties {
  private final Map<String, String> properties = new TreeMap<>();

  private ServeProperties() {}

  static Map<String, String> of(ServeSettings settings, ServeSettings.Certificate certificate) {
    ServeProperties result = new ServeProperties();
    result.listen(settings.endpoints());
    result.certificate(certificate);
    result.policy(settings);
    if (settings.mode().isDemo()) {
      result.desk(settings.mode());
    }
    return result.properties;
  }

  private void listen(ServeSettings.Endpoints endpoints) {
    properties.put("quarkus.http.host", endpoints.host());
    properties.put("quarkus.http.ssl-port", String.valueOf(endpoints.port()));
    properties.put("quarkus.management.host", endpoints.host());
    properties.put("quarkus.management.port", String.valueOf(endpoints.managementPort()));
  }

  private void certificate(ServeSettings.Certificate certificate) {
    PemFiles files = certificate.files();
    properties.put("pullpolicy.tls.certificate", files.certificate().toString());
    properties.put("pullpolicy.tls.private-key", files.privateKey().toString());
    certificate
        .checks()
        .serverName()
        .ifPresent(name -> properties.put("pullpolicy.tls.server-name", name));
    certificate
        .checks()
        .authorities()
        .ifPresent(file -> properties.put("pullpolicy.tls.ca", file.toString()));
  }

  private void policy(ServeSettings settings) {
    properties.put("pullpolicy.mode", settings.mode().name());
    properties.put("pullpolicy.warm-up", String.valueOf(!settings.mode().isDemo()));
    properties.put("pullpolicy.policy.when-missing", settings.whenMissing().name());
    settings
        .origin()
        .ifPresent(
            origin -> {
              if (origin instanceof ServeSettings.PolicyFile file) {
                properties.put("pullpolicy.policy.file", file.path().toString());
              } else if (origin instanceof ServeSettings.PolicyConfigMap configMap) {
                properties.put("pullpolicy.policy.config-map", configMap.name().toString());
              }
            });
  }

  /** Nobody drains connections and nobody parses logs there. */
  private void desk(ServeSettings.Mode mode) {
    properties.put("quarkus.shutdown.delay", "0S");
    properties.put("quarkus.log.console.json.enabled", "false");
    properties.put("quarkus.log.console.format", "%d{HH:mm:ss} %-5p %s%X{fields}%e%n");
    properties.put("quarkus.log.level", "ERROR");
    String own = mode == ServeSettings.Mode.SAMPLES ? "ERROR" : "INFO";
    properties.put("quarkus.log.category.\"dev.pullpolicy\".level", own);
  }
}
