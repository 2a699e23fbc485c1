package dev.pullpolicy.app.tls;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
  private static final long INTERVAL_MILLIS = 1_000;

  private final CertificateInForce certificate;
  private final ScheduledExecutorService reader;
  private String served = "";
  private String problem = "";

  CertificateWatch(CertificateInForce certificate) {
    this.certificate = certificate;
    this.reader =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "certificate-files");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Begins. */
  public void start() {
    var unused =
        reader.scheduleWithFixedDelay(this::look, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void close() {
    reader.shutdownNow();
  }

  /** Goes on looking whatever happens: an exception would end the schedule without a word. */
  private void look() {
    try {
      certificate.look();
      say();
    } catch (RuntimeException e) {
      LOG.error("the certificate's files could not be taken over", e);
    }
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
    return certificate.whyNotInDate();
  }
}
