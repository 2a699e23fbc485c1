package dev.pullpolicy.register;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is to be registered, with the files read: nothing that can be seen to be wrong is begun. */
public final class Plan {
  private final RegisterSettings settings;
  private final List<Manifest> manifests;
  private final Optional<FileTrust> authorities;

  private Plan(
      RegisterSettings settings, List<Manifest> manifests, Optional<FileTrust> authorities) {
    this.settings = settings;
    this.manifests = manifests;
    this.authorities = authorities;
  }

  /**
   * Reads the files.
   *
   * @throws UnusableInputException where one cannot be used
   */
  public static Plan of(RegisterSettings settings) throws UnusableInputException {
    List<Manifest> manifests = new ArrayList<>();
    Set<ObjectName> names = new HashSet<>();
    for (Path file : settings.manifests()) {
      Manifest manifest = new ManifestReader(file, settings.service()).read();
      if (!names.add(manifest.configuration())) {
        throw new UnusableInputException(
            "%s: %s is in another file too; keep one".formatted(file, manifest.configuration()));
      }
      manifests.add(manifest);
    }
    Optional<FileTrust> authorities =
        settings.certificate() instanceof RegisterSettings.ExistingSecret existing
            ? Optional.of(FileTrust.read(existing.authorities()))
            : Optional.empty();
    return new Plan(settings, List.copyOf(manifests), authorities);
  }

  RegisterSettings settings() {
    return settings;
  }

  List<Manifest> manifests() {
    return manifests;
  }

  Trust trust(KubernetesApi api, Around around) {
    ServiceName service = settings.service();
    if (settings.certificate() instanceof RegisterSettings.Generated generated) {
      ObjectName secret = ObjectName.secret(service.namespace(), generated.secret());
      return new GeneratedTrust(api, secret, service, generated.renewal(), around);
    }
    if (settings.certificate() instanceof RegisterSettings.CertManager issued) {
      return new SecretTrust(api, ObjectName.secret(service.namespace(), issued.secret()));
    }
    return authorities.orElseThrow();
  }
}
