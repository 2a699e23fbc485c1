package dev.pullpolicy.app.tls;

import dev.pullpolicy.source.Lookout;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Looks at the certificate's files again and again, and logs what becomes of them. No file event
 * arrives from some mounts, and a mounted Secret is changed by swapping a link two folders away; so
 * the content is read.
 */
@Singleton
public final class CertificateWatch {
  private static final Logger LOG = Logger.getLogger(CertificateWatch.class);

  /** A few kilobytes; an updated Secret arrives after up to a minute anyway. */
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final CertificateInForce certificate;
  private final Lookout lookout;
  private String served = "";
  private String problem = "";

  CertificateWatch(CertificateInForce certificate) {
    this.certificate = certificate;
    this.lookout = new Lookout("certificate-files", INTERVAL, this::look);
  }

  /** Begins. */
  public void start() {
    lookout.start();
  }

  @PreDestroy
  void close() {
    lookout.close();
  }

  private void look() {
    certificate.look();
    say();
  }

  /** What is new, and not the same at every look. */
  private void say() {
    if (!certificate.describe().equals(served)) {
      served = certificate.describe();
      LOG.info(served);
    }
    if (!whatIsWrong().equals(problem)) {
      problem = whatIsWrong();
      if (!problem.isEmpty()) {
        LOG.error(problem);
      }
    }
  }

  private String whatIsWrong() {
    if (!certificate.problem().isEmpty()) {
      return certificate.problem() + "; the one before is kept: " + certificate.describe();
    }
    return certificate.whyNotAccepted();
  }
}
