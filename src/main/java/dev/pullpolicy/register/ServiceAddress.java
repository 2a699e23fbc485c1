package dev.pullpolicy.register;

import java.util.Locale;
import java.util.Map;

/** Where the Service is reached. */
record ServiceAddress(String host, int port) {
  private static final int HTTPS = 443;
  private static final int LAST_PORT = 65_535;

  /**
   * As the kubelet tells every container of the Service's namespace in its environment; else by its
   * name, whose DNS record may lag behind.
   */
  static ServiceAddress of(ServiceName service, Map<String, String> environment) {
    String prefix = service.name().toUpperCase(Locale.ROOT).replace('-', '_') + "_SERVICE_";
    String host = environment.getOrDefault(prefix + "HOST", "");
    String port = environment.getOrDefault(prefix + "PORT", "");
    return host.isEmpty()
        ? new ServiceAddress(service.host(), HTTPS)
        : new ServiceAddress(host, port.matches("[0-9]{1,5}") ? portOf(port) : HTTPS);
  }

  private static int portOf(String digits) {
    int port = Integer.parseInt(digits);
    return port <= LAST_PORT ? port : HTTPS;
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
