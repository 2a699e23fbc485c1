package dev.pullpolicy.source;

import dev.pullpolicy.config.DocumentKey;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The policy in the key {@code policy.yaml} of one ConfigMap, watched. Lists and watches with the
 * field selector {@code metadata.name}, so that rights on that one name suffice. An API server that
 * is out of reach, at the start or later, is tried again for ever.
 */
public final class ConfigMapPolicySource implements PolicyWatch {
  private final ConfigMapName name;
  private final PolicyInForce policy;
  private final ListWatch<ConfigMap, Map<String, String>> watch;

  /** A watch that has not begun. */
  public ConfigMapPolicySource(KubernetesClient client, ConfigMapName name, PolicyInForce policy) {
    this(client, name, policy, WatchLimit.usual());
  }

  ConfigMapPolicySource(
      KubernetesClient client, ConfigMapName name, PolicyInForce policy, WatchLimit limit) {
    this.name = name;
    this.policy = policy;
    this.watch =
        new ListWatch<>(
            origin(name),
            client
                .configMaps()
                .inNamespace(name.namespace())
                .withField("metadata.name", name.name()),
            ConfigMapPolicySource::data,
            new Listener(),
            limit);
  }

  /** How messages name the document. */
  public static String origin(ConfigMapName name) {
    return "ConfigMap " + name;
  }

  @Override
  public void start() {
    watch.start();
  }

  @Override
  public void close() {
    watch.close();
  }

  @Override
  public boolean isWatching() {
    return watch.isWatching();
  }

  @Override
  public Optional<Instant> lastKnownGood() {
    return watch.lastKnownGood();
  }

  private static Map<String, String> data(ConfigMap configMap) {
    return configMap.getData() == null ? Map.of() : configMap.getData();
  }

  private void read(Map<String, String> data) {
    String document = data.get(DocumentKey.NAME);
    if (document == null) {
      policy.unusable(DocumentKey.missing(name.toString(), data.keySet()));
    } else {
      policy.found(document.getBytes(StandardCharsets.UTF_8));
    }
  }

  private final class Listener implements WatchListener<Map<String, String>> {
    @Override
    public void listed() {
      watch
          .known()
          .of(name.name())
          .ifPresentOrElse(ConfigMapPolicySource.this::read, policy::missing);
    }

    @Override
    public void watching() {}

    @Override
    public void changed(String changed, Map<String, String> data) {
      read(data);
    }

    @Override
    public void gone(String gone) {
      policy.missing();
    }

    @Override
    public void failed(Throwable problem) {
      policy.unreachable(ApiProblem.sentence(problem));
    }
  }
}
