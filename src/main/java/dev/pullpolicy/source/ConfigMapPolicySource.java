package dev.pullpolicy.source;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The policy in the key {@code policy.yaml} of one ConfigMap, watched. Lists and watches with the
 * field selector {@code metadata.name}, so that rights on that one name suffice. An API server that
 * is out of reach, at the start or later, is tried again for ever, at longer and longer intervals.
 */
public final class ConfigMapPolicySource implements PolicyWatch {
  /** The key of the document; all others, and {@code binaryData}, are ignored. */
  public static final String KEY = "policy.yaml";

  /** Enough to see that the key was misspelt. */
  private static final int KEYS_SHOWN = 10;

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
    String document = data == null ? null : data.get(KEY);
    if (document == null) {
      policy.unusable(withoutKey(data == null ? Map.of() : data));
    } else {
      policy.found(document.getBytes(StandardCharsets.UTF_8));
    }
  }

  private String withoutKey(Map<String, String> data) {
    String others =
        data.isEmpty()
            ? "it is empty"
            : new TreeSet<>(data.keySet())
                .stream().limit(KEYS_SHOWN).collect(Collectors.joining(", ", "it has ", ""));
    return "ConfigMap %s has no key %s (%s); put the policy document under data, key %s"
        .formatted(name, KEY, others, KEY);
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
