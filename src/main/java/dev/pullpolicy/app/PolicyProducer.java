package dev.pullpolicy.app;

import dev.pullpolicy.app.demo.BuiltInPolicy;
import dev.pullpolicy.config.PolicyParser;
import dev.pullpolicy.source.ConfigMapName;
import dev.pullpolicy.source.ConfigMapPolicySource;
import dev.pullpolicy.source.FilePolicySource;
import dev.pullpolicy.source.KubernetesAccess;
import dev.pullpolicy.source.NamespaceWatch;
import dev.pullpolicy.source.PolicyInForce;
import dev.pullpolicy.source.PolicyOrigin;
import dev.pullpolicy.source.PolicyWatch;
import dev.pullpolicy.source.WhenMissing;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Wires the policy in force to where its document comes from. */
final class PolicyProducer {
  @Produces
  @Singleton
  KubernetesClient kubernetes(Vertx vertx) {
    return KubernetesAccess.client(vertx);
  }

  void close(@Disposes KubernetesClient client) {
    client.close();
  }

  @Produces
  @Singleton
  NamespaceWatch namespaces(Instance<KubernetesClient> client) {
    return new NamespaceWatch(client::get);
  }

  void close(@Disposes NamespaceWatch namespaces) {
    namespaces.close();
  }

  @Produces
  @Singleton
  PolicyInForce policy(
      PolicySettings settings, Clock clock, PolicyEvents events, NamespaceWatch namespaces) {
    return new PolicyInForce(
        new PolicyOrigin(
            origin(settings),
            settings.file().isPresent() ? WhenMissing.NOT_READY : settings.whenMissing()),
        namespaces,
        clock,
        PolicyParser::parse,
        events);
  }

  @Produces
  @Singleton
  PolicyWatch watch(
      PolicySettings settings, PolicyInForce policy, Instance<KubernetesClient> client) {
    if (settings.configMap().isPresent()) {
      ConfigMapName name = ConfigMapName.parse(settings.configMap().get());
      return new ConfigMapPolicySource(client.get(), name, policy);
    }
    if (settings.file().isPresent()) {
      return new FilePolicySource(settings.file().get(), policy);
    }
    return new BuiltInPolicy(policy);
  }

  void close(@Disposes PolicyWatch watch) {
    watch.close();
  }

  private static String origin(PolicySettings settings) {
    if (settings.configMap().isPresent()) {
      return ConfigMapPolicySource.origin(ConfigMapName.parse(settings.configMap().get()));
    }
    return settings.file().map(FilePolicySource::origin).orElse(BuiltInPolicy.ORIGIN);
  }
}
