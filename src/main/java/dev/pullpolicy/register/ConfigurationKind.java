package dev.pullpolicy.register;

import java.util.Arrays;
import java.util.Optional;

/** The two kinds of {@code admissionregistration.k8s.io/v1} that hold entries. */
enum ConfigurationKind {
  /** Webhooks that may change objects. */
  MUTATING("MutatingWebhookConfiguration", "mutatingwebhookconfigurations"),
  /** Webhooks that only judge. */
  VALIDATING("ValidatingWebhookConfiguration", "validatingwebhookconfigurations");

  static final String GROUP = "admissionregistration.k8s.io";
  static final String API_VERSION = GROUP + "/v1";

  private final String kind;
  private final String plural;

  ConfigurationKind(String kind, String plural) {
    this.kind = kind;
    this.plural = plural;
  }

  static Optional<ConfigurationKind> of(String kind) {
    return Arrays.stream(values()).filter(known -> known.kind.equals(kind)).findFirst();
  }

  /** The object of that name. */
  ObjectName named(String name) {
    return new ObjectName(kind, "/apis/" + API_VERSION, plural, GROUP, Optional.empty(), name);
  }

  @Override
  public String toString() {
    return kind;
  }
}
