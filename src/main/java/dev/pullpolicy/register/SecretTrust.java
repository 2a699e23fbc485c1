package dev.pullpolicy.register;

import dev.pullpolicy.certificate.PemException;
import dev.pullpolicy.policy.Printable;

/** The CAs of a Secret that somebody else fills, such as cert-manager. */
record SecretTrust(KubernetesApi api, ObjectName secret) implements Trust {
  @Override
  public CaBundle establish(LiveConfigurations entries)
      throws NotYetException, RefusedException, InterruptedException {
    String text = new ServingSecret(api.get(secret)).text(ServingSecret.AUTHORITIES);
    try {
      CaBundle found = CaBundle.parse(text);
      if (found.isEmpty()) {
        throw new NotYetException(
            "%s has no certificate at %s; whoever issues it must write its CA there"
                .formatted(secret, ServingSecret.AUTHORITIES));
      }
      found.requireRoom();
      return found;
    } catch (PemException e) {
      throw new NotYetException(
          "%s of %s is no valid PEM: %s"
              .formatted(ServingSecret.AUTHORITIES, secret, Printable.line(e.getMessage())));
    }
  }
}
