package dev.pullpolicy.register;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What is to be registered.
 *
 * @param service the Service that the API server calls
 * @param certificate where its certificate comes from
 * @param replicas how many pods it has
 * @param timeout how long is waited for everything together
 * @param manifests files, each with a webhook configuration
 */
public record RegisterSettings(
    ServiceName service,
    CertificateOrigin certificate,
    int replicas,
    Duration timeout,
    List<Path> manifests) {

  /** Where the certificate that is served comes from. */
  public sealed interface CertificateOrigin {}

  /** Made here, and written into that Secret. */
  public record Generated(String secret, Renewal renewal) implements CertificateOrigin {}

  /** Issued by cert-manager into that Secret. */
  public record CertManager(String secret) implements CertificateOrigin {}

  /** In a Secret that is never looked at; its CA is in a file. */
  public record ExistingSecret(Path authorities) implements CertificateOrigin {}
}
