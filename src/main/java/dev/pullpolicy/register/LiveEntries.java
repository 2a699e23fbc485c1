package dev.pullpolicy.register;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pullpolicy.policy.Printable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The webhook configurations with their entries as they were read, and what is done to them. */
final class LiveEntries {
  private final KubernetesApi api;
  private final Around around;
  private final List<LiveConfiguration> configurations;

  private LiveEntries(KubernetesApi api, Around around, List<LiveConfiguration> configurations) {
    this.api = api;
    this.around = around;
    this.configurations = configurations;
  }

  /** Reads them. */
  static LiveEntries read(KubernetesApi api, Around around, List<Manifest> manifests)
      throws NotYetException, RefusedException, InterruptedException {
    List<LiveConfiguration> read = new ArrayList<>();
    for (Manifest manifest : manifests) {
      read.add(new LiveConfiguration(manifest.configuration(), api.get(manifest.configuration())));
    }
    return new LiveEntries(api, around, read);
  }

  /** Ends it where they are another release's. */
  void requireOurs(ServiceName service) throws RefusedException {
    for (LiveConfiguration configuration : configurations) {
      var other = configuration.otherService(service);
      if (other.isPresent()) {
        throw new RefusedException(
            "one release a cluster: %s is of the Service %s, and this is %s; uninstall that first"
                .formatted(configuration.name(), Printable.line(other.get()), service));
      }
    }
  }

  /** The CAs that any of them trusts and that are not expired. */
  CaBundle authorities() {
    Instant now = around.clock().instant();
    CaBundle all = CaBundle.NONE;
    for (LiveConfiguration configuration : configurations) {
      all = all.and(configuration.authorities(now));
    }
    return all;
  }

  /** Has the entries that are there trust those CAs besides their own. */
  void trustToo(CaBundle bundle) throws NotYetException, RefusedException, InterruptedException {
    Instant now = around.clock().instant();
    for (int i = 0; i < configurations.size(); i++) {
      LiveConfiguration configuration = configurations.get(i);
      if (configuration.distrusts(bundle, now)) {
        CaBundle both = bundle.and(configuration.authorities(now));
        ObjectNode applied = api.apply(configuration.name(), configuration.asItIs(both));
        configurations.set(i, new LiveConfiguration(configuration.name(), applied));
        around
            .journal()
            .say("trust", "a new CA, beside the old, in the entries of " + configuration.name());
      }
    }
  }

  /** Gives them these entries, which trust those CAs and no others. */
  void become(List<Manifest> manifests, CaBundle bundle)
      throws NotYetException, RefusedException, InterruptedException {
    for (int i = 0; i < manifests.size(); i++) {
      LiveConfiguration before = configurations.get(i);
      Manifest manifest = manifests.get(i);
      ObjectNode applied = api.apply(before.name(), before.fields(manifest.webhooks(), bundle));
      boolean isSame =
          new LiveConfiguration(before.name(), applied).version().equals(before.version());
      around
          .journal()
          .say(
              "entries",
              "%d applied to %s%s"
                  .formatted(
                      manifest.webhooks().size(), before.name(), isSame ? ", as they were" : ""));
    }
  }
}
