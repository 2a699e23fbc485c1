package dev.pullpolicy.register;

import dev.pullpolicy.policy.Printable;
import java.util.regex.Pattern;

/** Which Service the API server calls. */
public record ServiceName(String namespace, String name) {
  /** A DNS label (RFC 1123), as names of Services and namespaces are. */
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  /** A DNS subdomain (RFC 1123), as names of most objects are. */
  private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?");

  /** Whether an object of the Kubernetes API may be called that. */
  public static boolean isSubdomain(String text) {
    return SUBDOMAIN.matcher(text).matches();
  }

  /**
   * Reads {@code NAMESPACE/NAME}.
   *
   * @throws UnusableInputException where it is not of that form
   */
  public static ServiceName parse(String text) throws UnusableInputException {
    int slash = text.indexOf('/');
    String namespace = text.substring(0, Math.max(0, slash));
    String name = text.substring(slash + 1);
    if (!LABEL.matcher(namespace).matches() || !LABEL.matcher(name).matches()) {
      throw new UnusableInputException(
          "is %s; write NAMESPACE/NAME, such as pull-policy/pull-policy-webhook"
              .formatted(Printable.quoted(text)));
    }
    return new ServiceName(namespace, name);
  }

  /** The name that the API server calls it by, and holds against its certificate. */
  String host() {
    return name + "." + namespace + ".svc";
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
