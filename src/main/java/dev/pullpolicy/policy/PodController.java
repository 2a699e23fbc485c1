package dev.pullpolicy.policy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks for the pods of a workload: the controllers of {@code kube-controller-manager}, each
 * with a service account of its own. Who makes the pods of a custom resource is not known.
 *
 * <p>Source: {@code --use-service-account-credentials}, and {@code
 * cmd/kube-controller-manager/names}.
 */
final class PodController {
  private static final String NAMESPACE = "kube-system";

  private static final Map<String, String> ACCOUNTS =
      Map.of(
          "Deployment", "replicaset-controller",
          "ReplicaSet", "replicaset-controller",
          "StatefulSet", "statefulset-controller",
          "DaemonSet", "daemon-set-controller",
          "Job", "job-controller",
          "CronJob", "job-controller",
          "ReplicationController", "replication-controller");

  private PodController() {}

  /** The requester of the pods of that kind's objects. */
  static Optional<Requester> of(String kind) {
    return Optional.ofNullable(ACCOUNTS.get(kind))
        .map(
            account ->
                new Requester(
                    "system:serviceaccount:%s:%s".formatted(NAMESPACE, account),
                    Set.of(
                        "system:serviceaccounts",
                        "system:serviceaccounts:" + NAMESPACE,
                        "system:authenticated")));
  }
}
