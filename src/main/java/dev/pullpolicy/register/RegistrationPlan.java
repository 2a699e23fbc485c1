package dev.pullpolicy.register;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is to be registered. Its files are read once before anything is begun, and then at every
 * try: an upgrade changes them where they are mounted, and what they said before must not come
 * back.
 *
 * @param service the Service that the API server calls
 * @param certificate where its certificate comes from
 * @param replicas how many pods it has
 * @param timeout how long is waited for everything together
 * @param files manifests, each of a webhook configuration
 */
public record RegistrationPlan(
    ServiceName service,
    CertificateOrigin certificate,
    int replicas,
    Duration timeout,
    List<Path> files) {

  /** Where the certificate that is served comes from. */
  public sealed interface CertificateOrigin {}

  /** Made here, and written into that Secret. */
  public record Generated(String secret, Renewal renewal) implements CertificateOrigin {}

  /** Issued by cert-manager into that Secret. */
  public record CertManager(String secret) implements CertificateOrigin {}

  /** In a Secret that is never looked at; its CA is in a file. */
  public record ExistingSecret(Path authorities) implements CertificateOrigin {}

  /**
   * Reads the files.
   *
   * @throws UnusableInputException where one cannot be used
   */
  public void check() throws UnusableInputException {
    manifests();
    if (certificate instanceof ExistingSecret existing) {
      FileTrust.read(existing.authorities());
    }
  }

  /** What the files say now. */
  List<Manifest> manifests() throws UnusableInputException {
    List<Manifest> manifests = new ArrayList<>();
    Set<ObjectName> names = new HashSet<>();
    for (Path file : files) {
      Manifest manifest = new EntriesReader(file, service).read();
      if (!names.add(manifest.configuration())) {
        throw new UnusableInputException(
            "%s: %s is in another file too; keep one".formatted(file, manifest.configuration()));
      }
      manifests.add(manifest);
    }
    return manifests;
  }

  Trust trust(KubernetesApi api, Machine machine) {
    if (certificate instanceof Generated generated) {
      ObjectName secret = ObjectName.secret(service.namespace(), generated.secret());
      return new GeneratedTrust(api, secret, service, generated.renewal(), machine);
    }
    if (certificate instanceof CertManager issued) {
      return new SecretTrust(api, ObjectName.secret(service.namespace(), issued.secret()));
    }
    return new FileTrust(((ExistingSecret) certificate).authorities());
  }
}
