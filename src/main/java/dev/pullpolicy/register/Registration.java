package dev.pullpolicy.register;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.Client;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way from webhook configurations without entries to such as call a webhook that answers. Each
 * try begins with what is there now, so that it goes on rightly after whatever was done by another
 * run, or by somebody else, in the middle of it.
 */
public final class Registration {
  private final ServiceName service;
  private final Plan plan;
  private final KubernetesApi api;
  private final Trust trust;
  private final Probe probe;
  private final Around around;
  private final Patience patience;
  private final Map<ObjectName, String> uids = new HashMap<>();

  Registration(Plan plan, Client client, Question question, Surroundings surroundings) {
    this.plan = plan;
    this.service = plan.settings().service();
    this.around = new Around(surroundings.clock(), surroundings.journal());
    this.patience =
        new Patience(plan.settings().timeout(), surroundings.pauses(), around.journal());
    this.api = new KubernetesApi(client, patience::left);
    this.trust = plan.trust(api, around);
    this.probe =
        new Probe(
            service,
            ServiceAddress.of(service, surroundings.environment()),
            question,
            patience::left,
            around.journal());
  }

  /** The world that it runs in. */
  record Surroundings(
      Clock clock, Pauses pauses, Map<String, String> environment, Journal journal) {}

  /** One in this process's own world. */
  public static Registration of(Plan plan, Client client, Question question, Journal journal) {
    return new Registration(
        plan,
        client,
        question,
        new Surroundings(Clock.systemUTC(), Pauses.REAL, System.getenv(), journal));
  }

  /**
   * Registers.
   *
   * @throws RefusedException where that may not be, or was not possible in time
   */
  public void run() throws RefusedException, InterruptedException {
    patience.until(this::attempt);
  }

  private void attempt() throws NotYetException, RefusedException, InterruptedException {
    List<Manifest> manifests = manifests();
    LiveEntries entries = read(manifests);
    entries.requireOurs(service);
    CaBundle bundle = authorities(entries);
    entries.trustToo(bundle);
    probe.ask(bundle, plan.settings().replicas());
    if (!authorities(entries).equals(bundle)) {
      throw new NotYetException("the CA was changed by somebody else meanwhile");
    }
    entries.become(manifests, bundle);
  }

  /** What is expired is asked with as little as it is applied. */
  private CaBundle authorities(LiveEntries entries)
      throws NotYetException, RefusedException, InterruptedException {
    CaBundle found = trust.establish(entries).unexpired(around.clock().instant());
    if (found.isEmpty()) {
      throw new NotYetException(
          "every CA that the entries are to trust is expired; renew it, and compare the clocks of"
              + " the nodes");
    }
    return found;
  }

  private List<Manifest> manifests() throws NotYetException {
    try {
      return plan.manifests();
    } catch (UnusableInputException e) {
      throw new NotYetException(e.getMessage());
    }
  }

  /** What was there once and is gone, or another, is not what this was started for. */
  private LiveEntries read(List<Manifest> manifests)
      throws NotYetException, RefusedException, InterruptedException {
    List<LiveConfiguration> read = new ArrayList<>();
    for (Manifest manifest : manifests) {
      read.add(read(manifest.configuration()));
    }
    return new LiveEntries(api, around, read);
  }

  private LiveConfiguration read(ObjectName name)
      throws NotYetException, RefusedException, InterruptedException {
    Optional<ObjectNode> found = api.find(name);
    if (found.isEmpty() && uids.containsKey(name)) {
      throw new RefusedException(
          name + " does not exist any more; it was deleted meanwhile and is not brought back");
    }
    LiveConfiguration read =
        new LiveConfiguration(name, found.orElseThrow(() -> NotYetException.absent(name)));
    String before = uids.putIfAbsent(name, read.uid());
    if (before != null && !before.equals(read.uid())) {
      throw new RefusedException(
          name + " was deleted and made anew meanwhile; the Job of the new one registers it");
    }
    return read;
  }
}
