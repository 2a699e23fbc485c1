package dev.pullpolicy.register;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pullpolicy.policy.Printable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The webhook configurations with their entries as they were read, and what is done to them. */
final class LiveConfigurations {
  private final KubernetesApi api;
  private final Machine machine;
  private final List<LiveConfiguration> configurations;

  LiveConfigurations(KubernetesApi api, Machine machine, List<LiveConfiguration> configurations) {
    this.api = api;
    this.machine = machine;
    this.configurations = configurations;
  }

  /** Ends it where they are another release's. */
  void requireOurs(ServiceName service) throws RefusedException {
    for (LiveConfiguration configuration : configurations) {
      Optional<String> other = configuration.otherService(service);
      if (other.isPresent()) {
        throw new RefusedException(
            "one release a cluster: %s is of the Service %s, and this is %s; uninstall that first"
                .formatted(configuration.name(), Printable.line(other.get()), service));
      }
    }
  }

  /** The CAs that any of them trusts and that are not expired. */
  CaBundle authorities() {
    CaBundle all = CaBundle.NONE;
    for (LiveConfiguration configuration : configurations) {
      all = all.and(configuration.authorities());
    }
    return all.unexpired(machine.clock().instant());
  }

  /**
   * Has the entries that are there trust those CAs besides their own, whether those seem expired or
   * not: until the webhook was seen to serve another certificate, a clock is no reason to drop one.
   */
  void trustToo(CaBundle bundle) throws NotYetException, RefusedException, InterruptedException {
    bundle.and(authorities()).requireRoom();
    for (int i = 0; i < configurations.size(); i++) {
      Optional<ArrayNode> patch = configurations.get(i).trustingToo(bundle);
      if (patch.isPresent()) {
        patch(i, patch.get());
        say("trust", "a new CA, beside the old, in the entries of " + configurations.get(i).name());
      }
    }
  }

  private void patch(int i, ArrayNode patch)
      throws NotYetException, RefusedException, InterruptedException {
    ObjectName name = configurations.get(i).name();
    configurations.set(i, new LiveConfiguration(name, api.patch(name, patch)));
  }

  /** Gives them these entries and no others of a Service, which trust those CAs and no others. */
  void apply(List<Manifest> manifests, CaBundle bundle)
      throws NotYetException, RefusedException, InterruptedException {
    for (int i = 0; i < manifests.size(); i++) {
      applyOne(i, manifests.get(i), bundle);
      clear(i, manifests.get(i).names());
    }
  }

  private void applyOne(int i, Manifest manifest, CaBundle bundle)
      throws NotYetException, RefusedException, InterruptedException {
    LiveConfiguration before = configurations.get(i);
    ObjectNode answer = api.apply(before.name(), before.fields(manifest.webhooks(), bundle));
    LiveConfiguration after = new LiveConfiguration(before.name(), answer);
    configurations.set(i, after);
    String change = after.version().equals(before.version()) ? ", as they were" : "";
    say(
        "entries",
        "%d applied to %s%s".formatted(manifest.webhooks().size(), before.name(), change));
  }

  /** One that nothing would keep the CA of is not left to refuse what it is asked. */
  private void clear(int i, Set<String> names)
      throws NotYetException, RefusedException, InterruptedException {
    LiveConfiguration configuration = configurations.get(i);
    List<String> leftOver = configuration.others(names, LiveConfiguration.Target.SERVICE);
    if (!leftOver.isEmpty()) {
      patch(i, configuration.without(leftOver));
      say("entries", others(leftOver, "removed from", configuration));
    }
    List<String> foreign = configuration.others(names, LiveConfiguration.Target.URL);
    if (!foreign.isEmpty()) {
      say("entries", others(foreign, "left alone in", configuration) + ", and calls no Service");
    }
  }

  private static String others(List<String> names, String what, LiveConfiguration of) {
    return "%s %s %s: not in the files"
        .formatted(Printable.line(String.join(", ", names)), what, of.name());
  }

  private void say(String topic, String text) {
    machine.journal().say(topic, text);
  }
}
