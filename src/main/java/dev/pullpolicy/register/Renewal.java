package dev.pullpolicy.register;

import dev.pullpolicy.certificate.Validity;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a certificate is made anew, and for how long.
 *
 * @param valid how long a new one is valid
 * @param before how long before its end it is replaced
 */
public record Renewal(Duration valid, Duration before) {
  /** Nodes whose clock is wrong by more have other troubles. */
  private static final Duration SKEW = Duration.ofHours(1);

  /**
   * Holds one against the other.
   *
   * @throws UnusableInputException where a new certificate would be replaced at once
   */
  public static Renewal of(Duration valid, Duration before) throws UnusableInputException {
    if (before.compareTo(valid) >= 0) {
      throw new UnusableInputException(
          "--renew-before %s is not less than --valid %s; a certificate would be made anew each time"
              .formatted(KubernetesDuration.text(before), KubernetesDuration.text(valid)));
    }
    return new Renewal(valid, before);
  }

  /** Of a new one. */
  Validity from(Instant now) {
    Instant start = now.truncatedTo(ChronoUnit.SECONDS);
    return new Validity(start.minus(SKEW), start.plus(valid));
  }

  /** Why that one is to be replaced; empty where it is not. */
  Optional<String> due(X509Certificate certificate, Instant now) {
    Instant notBefore = certificate.getNotBefore().toInstant();
    Instant notAfter = certificate.getNotAfter().toInstant();
    if (now.isBefore(notBefore)) {
      return Optional.of("that in the Secret is not valid before " + notBefore);
    }
    if (!now.isBefore(notAfter)) {
      return Optional.of("that in the Secret expired at " + notAfter);
    }
    return now.isBefore(notAfter.minus(before))
        ? Optional.empty()
        : Optional.of("that in the Secret ends at " + notAfter);
  }
}
