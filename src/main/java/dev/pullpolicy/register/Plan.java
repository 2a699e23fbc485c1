package dev.pullpolicy.register;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is to be registered. Its files are read once before anything is begun, and then at every
 * try: an upgrade changes them where they are mounted, and what they said before must not come
 * back.
 */
public final class Plan {
  private final RegisterSettings settings;

  private Plan(RegisterSettings settings) {
    this.settings = settings;
  }

  /**
   * Reads the files.
   *
   * @throws UnusableInputException where one cannot be used
   */
  public static Plan of(RegisterSettings settings) throws UnusableInputException {
    Plan plan = new Plan(settings);
    plan.manifests();
    if (settings.certificate() instanceof RegisterSettings.ExistingSecret existing) {
      FileTrust.read(existing.authorities());
    }
    return plan;
  }

  RegisterSettings settings() {
    return settings;
  }

  /** What the files say now. */
  List<Manifest> manifests() throws UnusableInputException {
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
    return new FileTrust(((RegisterSettings.ExistingSecret) settings.certificate()).authorities());
  }
}
