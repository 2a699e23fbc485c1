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
  private final RegistrationPlan plan;
  private final KubernetesApi api;
  private final Trust trust;
  private final Probe probe;
  private final Machine machine;
  private final Retry retry;
  private final Map<ObjectName, String> uids = new HashMap<>();

  Registration(RegistrationPlan plan, Client client, Question question, Machine machine) {
    this.plan = plan;
    this.service = plan.service();
    this.machine = machine;
    this.retry = new Retry(plan.timeout(), machine.pauses(), machine.journal());
    this.api = new KubernetesApi(client, retry::left);
    this.trust = plan.trust(api, machine);
    this.probe =
        new Probe(
            service,
            ServiceAddress.of(service, machine.environment()),
            question,
            retry::left,
            machine.journal());
  }

  /** One in this process's own world. */
  public static Registration of(
      RegistrationPlan plan, Client client, Question question, Journal journal) {
    return new Registration(
        plan,
        client,
        question,
        new Machine(Clock.systemUTC(), Pauses.REAL, System.getenv(), journal));
  }

  /**
   * Registers.
   *
   * @throws RefusedException where that may not be, or was not possible in time
   */
  public void run() throws RefusedException, InterruptedException {
    retry.until(this::attempt);
  }

  private void attempt() throws NotYetException, RefusedException, InterruptedException {
    List<Manifest> manifests = manifests();
    LiveConfigurations entries = read(manifests);
    entries.requireOurs(service);
    CaBundle bundle = authorities(entries);
    entries.trustToo(bundle);
    probe.ask(bundle, plan.replicas());
    if (!authorities(entries).equals(bundle)) {
      throw new NotYetException("the CA was changed by somebody else meanwhile");
    }
    entries.apply(manifests, bundle);
  }

  /** What is expired is asked with as little as it is applied. */
  private CaBundle authorities(LiveConfigurations entries)
      throws NotYetException, RefusedException, InterruptedException {
    CaBundle found = trust.establish(entries).unexpired(machine.clock().instant());
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
  private LiveConfigurations read(List<Manifest> manifests)
      throws NotYetException, RefusedException, InterruptedException {
    List<LiveConfiguration> read = new ArrayList<>();
    for (Manifest manifest : manifests) {
      read.add(read(manifest.configuration()));
    }
    return new LiveConfigurations(api, machine, read);
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
