package dev.pullpolicy.register;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pullpolicy.certificate.IssuedCertificate;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The CAs of a Secret that this fills: with a new CA and a certificate of it, whenever the one that
 * is there cannot be served on. Whoever has yet to see the new certificate serves the old one, so
 * that the old CAs are kept until they expire; and since nobody may see it before its CA is
 * trusted, the entries come first.
 */
final class GeneratedTrust implements Trust {
  private final KubernetesApi api;
  private final ObjectName secret;
  private final ServiceName service;
  private final Renewal renewal;
  private final Clock clock;
  private final Journal journal;
  private Optional<IssuedCertificate> next = Optional.empty();

  GeneratedTrust(
      KubernetesApi api, ObjectName secret, ServiceName service, Renewal renewal, Machine machine) {
    this.api = api;
    this.secret = secret;
    this.service = service;
    this.renewal = renewal;
    this.clock = machine.clock();
    this.journal = machine.journal();
  }

  @Override
  public CaBundle establish(LiveConfigurations entries)
      throws NotYetException, RefusedException, InterruptedException {
    ServingSecret found = new ServingSecret(api.get(secret));
    Instant now = clock.instant();
    Optional<String> problem = found.problem(service.host(), renewal, now);
    if (problem.isPresent()) {
      return renew(found, problem.get(), entries);
    }
    if (!journal.hasSaid("certificate")) {
      journal.say("certificate", "in order, valid until " + found.notAfter().orElseThrow());
    }
    return found.authorities(now);
  }

  private CaBundle renew(ServingSecret found, String why, LiveConfigurations entries)
      throws NotYetException, RefusedException, InterruptedException {
    Instant now = clock.instant();
    IssuedCertificate made = next(now);
    CaBundle bundle =
        CaBundle.of(made.authority()).and(found.authorities(now)).and(entries.authorities());
    bundle.requireRoom();
    ObjectNode filled = found.with(made, bundle);
    api.tryUpdate(secret, filled);
    entries.trustToo(bundle);
    api.update(secret, filled);
    journal.say(
        "certificate",
        "made, valid until %s, since %s; written into %s"
            .formatted(made.certificate().getNotAfter().toInstant(), why, secret));
    return bundle;
  }

  /** One for all tries: each CA that was made stands in the entries until it is applied. */
  private IssuedCertificate next(Instant now) throws RefusedException {
    next = next.filter(made -> renewal.due(made.certificate(), now).isEmpty());
    if (next.isEmpty()) {
      next = Optional.of(make(now));
    }
    return next.get();
  }

  private IssuedCertificate make(Instant now) throws RefusedException {
    try {
      return IssuedCertificate.make(service.host(), renewal.from(now));
    } catch (IOException e) {
      throw new RefusedException("this Java cannot make a certificate: " + e.getMessage());
    }
  }
}
