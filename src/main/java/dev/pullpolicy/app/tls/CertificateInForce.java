package dev.pullpolicy.app.tls;

import java.time.Clock;
import java.time.Instant;

/**
 * Decides which certificate is served: the last one that was whole, matched its key and would have
 * been accepted by the API server when it was seen. At the start one that would not is served too,
 * since there is no better, but the webhook is not ready with it.
 */
public final class CertificateInForce {
  private final PemFiles files;
  private final ClientChecks checks;
  private final Clock clock;
  private final ReplaceableKeyManager keyManager;
  private volatile String problem = "";
  private PemTexts seen;
  private PemTexts taken;

  /**
   * Serves what the files hold now.
   *
   * @throws UnusableCertificateException where that cannot be served at all
   */
  public CertificateInForce(PemFiles files, ClientChecks checks, Clock clock)
      throws UnusableCertificateException {
    this.files = files;
    this.checks = checks;
    this.clock = clock;
    this.seen = files.read();
    this.taken = seen;
    this.keyManager = new ReplaceableKeyManager(files.parse(seen));
  }

  ReplaceableKeyManager keyManager() {
    return keyManager;
  }

  /** When what is served expires. */
  public Instant notAfter() {
    return keyManager.current().notAfter();
  }

  /** Why clients do not accept what is served; empty where they do. */
  public String whyNotAccepted() {
    return whyNotAccepted(keyManager.current());
  }

  private String whyNotAccepted(ServingCertificate certificate) {
    String why = certificate.whyNotInDate(clock.instant());
    return why.isEmpty() ? checks.whyRefused(certificate) : why;
  }

  /**
   * What is wrong with what the files hold now, if that is not what is served; empty if nothing.
   */
  public String problem() {
    return problem;
  }

  /** Whether there is anything to say of it or of the files. */
  public boolean isWrong() {
    return !problem.isEmpty() || !whyNotAccepted().isEmpty();
  }

  /** What is served, and until when. */
  String describe() {
    return "%s is served, valid until %s".formatted(keyManager.current(), notAfter());
  }

  /**
   * Looks at the files once. What they hold counts once it was seen twice in a row, since they may
   * be written one after the other.
   */
  synchronized void look() {
    try {
      PemTexts texts = files.read();
      boolean isSettled = texts.equals(seen);
      seen = texts;
      if (isSettled) {
        problem = take(texts);
      }
    } catch (UnusableCertificateException e) {
      problem = e.getMessage();
    }
  }

  /** Serves it; or says why not. */
  private String take(PemTexts texts) throws UnusableCertificateException {
    if (texts.equals(taken)) {
      return "";
    }
    ServingCertificate next = files.parse(texts);
    String why = whyNotAccepted(next);
    if (why.isEmpty()) {
      taken = texts;
      keyManager.serve(next);
    }
    return why;
  }
}
