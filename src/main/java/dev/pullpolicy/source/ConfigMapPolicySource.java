package dev.pullpolicy.source;

import dev.pullpolicy.config.DocumentKey;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * The policy in the key {@code policy.yaml} of one ConfigMap, watched. Lists and watches with the
 * field selector {@code metadata.name}, so that rights on that one name suffice. An API server that
 * is out of reach, at the start or later, is tried again for ever, at longer and longer intervals.
 */
public final class ConfigMapPolicySource implements PolicyWatch {
  private final ConfigMapName name;
  private final PolicyInForce policy;
  private final SharedIndexInformer<ConfigMap> informer;

  /** A watch that has not begun. */
  public ConfigMapPolicySource(KubernetesClient client, ConfigMapName name, PolicyInForce policy) {
    this.name = name;
    this.policy = policy;
    this.informer =
        client
            .configMaps()
            .inNamespace(name.namespace())
            .withName(name.name())
            .runnableInformer(0)
            .exceptionHandler((isStarted, problem) -> retry(problem))
            .addEventHandler(new Handler());
  }

  /** How messages name the document. */
  public static String origin(ConfigMapName name) {
    return "ConfigMap " + name;
  }

  @Override
  public void start() {
    var unused = informer.start().thenRun(this::tellIfMissing);
  }

  private void tellIfMissing() {
    if (informer.getStore().list().isEmpty()) {
      policy.missingAtStart();
    }
  }

  @Override
  public void close() {
    informer.close();
  }

  private boolean retry(Throwable problem) {
    policy.unreachable(ApiProblem.sentence(problem));
    return true;
  }

  private void read(ConfigMap configMap) {
    Map<String, String> data = configMap.getData();
    String document = data == null ? null : data.get(DocumentKey.NAME);
    if (document == null) {
      policy.unusable(
          DocumentKey.missing(name.toString(), data == null ? Set.of() : data.keySet()));
    } else {
      policy.found(document.getBytes(StandardCharsets.UTF_8));
    }
  }

  private final class Handler implements ResourceEventHandler<ConfigMap> {
    @Override
    public void onAdd(ConfigMap configMap) {
      read(configMap);
    }

    @Override
    public void onUpdate(ConfigMap before, ConfigMap configMap) {
      read(configMap);
    }

    @Override
    public void onDelete(ConfigMap configMap, boolean isLastStateUnknown) {
      policy.missing();
    }
  }
}
