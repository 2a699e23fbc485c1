package dev.pullpolicy.metrics;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is asked about, as the label {@code kind} names it: Kubernetes' own kinds that are judged,
 * each by its name, custom resources as one, and all else as one. A policy document can name any
 * number of custom resources, and whoever sends a request names the resource: neither makes a
 * value.
 */
public enum Kind {
  /** Pods and their subresources. */
  POD("Pod", "", "pods"),
  /** {@code apps/v1}. */
  DEPLOYMENT("Deployment", "apps", "deployments"),
  /** {@code apps/v1}. */
  STATEFUL_SET("StatefulSet", "apps", "statefulsets"),
  /** {@code apps/v1}. */
  DAEMON_SET("DaemonSet", "apps", "daemonsets"),
  /** {@code apps/v1}. */
  REPLICA_SET("ReplicaSet", "apps", "replicasets"),
  /** {@code batch/v1}. */
  JOB("Job", "batch", "jobs"),
  /** {@code batch/v1}. */
  CRON_JOB("CronJob", "batch", "cronjobs"),
  /** {@code v1}. */
  REPLICATION_CONTROLLER("ReplicationController", "", "replicationcontrollers"),
  /** {@code v1}. */
  POD_TEMPLATE("PodTemplate", "", "podtemplates"),
  /** The policy document's own kind. */
  CONFIG_MAP("ConfigMap", "", "configmaps"),
  /** Custom resources whose images are known, built in or by the policy document. */
  CUSTOM("custom", "", ""),
  /** Any other resource, and requests that did not get as far as to say one. */
  OTHER("other", "", "");

  private static final Map<String, Map<String, Kind>> BY_GROUP =
      Arrays.stream(values())
          .filter(kind -> !kind.plural.isEmpty())
          .collect(
              Collectors.groupingBy(
                  kind -> kind.group,
                  Collectors.toUnmodifiableMap(kind -> kind.plural, Function.identity())));

  private final String word;
  private final String group;
  private final String plural;

  Kind(String word, String group, String plural) {
    this.word = word;
    this.group = group;
    this.plural = plural;
  }

  /** The kind of a resource as URLs name it, by that alone: never {@link #CUSTOM}. */
  public static Kind of(String group, String plural) {
    return BY_GROUP.getOrDefault(group, Map.of()).getOrDefault(plural, OTHER);
  }

  @Override
  public String toString() {
    return word;
  }
}
