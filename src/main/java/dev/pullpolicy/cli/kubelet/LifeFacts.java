package dev.pullpolicy.cli.kubelet;

import static dev.pullpolicy.cli.kubelet.KubeletFact.fact;
import static dev.pullpolicy.cli.kubelet.Proof.read;
import static dev.pullpolicy.cli.kubelet.Proof.seen;
import static dev.pullpolicy.cli.kubelet.Scope.ALWAYS;
import static dev.pullpolicy.cli.kubelet.Scope.ALWAYS_TAG;
import static dev.pullpolicy.cli.kubelet.Scope.CACHED;
import static dev.pullpolicy.cli.kubelet.Scope.LOCAL;
import static dev.pullpolicy.cli.kubelet.Scope.LOCAL_TAG;
import static dev.pullpolicy.cli.kubelet.Scope.NEVER;

import java.util.List;

/** What a pull policy means for secrets, for many pods and for the node. */
final class LifeFacts {
  /** In the order of {@code explain}'s lines. */
  static final List<KubeletFact> ALL =
      List.of(
          fact(
              "always-secrets",
              ALWAYS,
              "secrets",
              "are checked by the registry at each start: with a wrong one ErrImagePull, even if the node"
                  + " has the image",
              seen("kubelet-credentials")),
          fact(
              "cached-secrets",
              CACHED,
              "secrets",
              "up to Kubernetes 1.34 are not looked at where the node has the image;",
              seen("kubelet-credentials"),
              read("pkg/features/kube_features.go")),
          fact(
              "cached-secrets-checked",
              CACHED,
              "secrets",
              "since 1.35 the registry is asked for a pod whose secret has not pulled this image on the node before: if it refuses, ErrImagePull;",
              seen("kubelet-credentials"),
              read("pkg/features/kube_features.go")),
          fact(
              "never-secrets",
              NEVER,
              "secrets",
              "up to Kubernetes 1.34 are not looked at;",
              seen("kubelet-credentials"),
              read("pkg/features/kube_features.go")),
          fact(
              "never-secrets-checked",
              NEVER,
              "secrets",
              "since 1.35 an image that another pod pulled with its secret counts as absent;",
              seen("kubelet-credentials"),
              read("pkg/features/kube_features.go")),
          fact(
              "secrets-for-all",
              LOCAL,
              "secrets",
              "what was pulled without one, or not by the kubelet, is for every pod",
              read("pkg/kubelet/apis/config/v1beta1/defaults.go"),
              read("pkg/kubelet/images/pullmanager/image_pull_manager.go"),
              read("pkg/kubelet/images/pullmanager/image_pull_policies.go")),
          fact(
              "always-replicas",
              ALWAYS_TAG,
              "replicas",
              "of one Deployment can run different images: each what the tag named when its container"
                  + " last started",
              seen("kubelet-always")),
          fact(
              "cached-replicas",
              LOCAL_TAG,
              "replicas",
              "of one Deployment can run different images: each what the tag named when its node got it",
              seen("kubelet-if-not-present"),
              seen("kubelet-never")),
          fact(
              "always-deletion",
              ALWAYS,
              "deletion",
              "of a pod is a start like any other for the pod that follows",
              seen("kubelet-always")),
          fact(
              "cached-deletion",
              LOCAL,
              "deletion",
              "of a pod is no pull: the pod that follows uses what the node has",
              seen("kubelet-if-not-present"),
              seen("kubelet-never")),
          fact(
              "always-rollout",
              ALWAYS,
              "rollout",
              "of a DaemonSet: one request for each container on each node, so nodes x restarts; layers"
                  + " only where they have changed",
              seen("kubelet-always")),
          fact(
              "cached-rollout",
              CACHED,
              "rollout",
              "of a DaemonSet: no request from nodes that have the image",
              seen("kubelet-if-not-present")),
          fact(
              "always-limits",
              ALWAYS,
              "limits",
              "each request counts as a pull: by default a node makes one at a time, 5 a second, 10 in a"
                  + " burst; what exceeds that is ErrImagePull",
              read("pkg/kubelet/apis/config/v1beta1/defaults.go"),
              read("pkg/kubelet/images/helpers.go")),
          fact(
              "cached-limits",
              LOCAL,
              "kept",
              "until the node's disk is 85% full: then the kubelet deletes images that no container uses",
              read("pkg/kubelet/apis/config/v1beta1/defaults.go"),
              read("pkg/kubelet/images/image_gc_manager.go")),
          fact(
              "always-volumes",
              ALWAYS,
              "volumes",
              "an image volume is asked for more often: at each change of the pod too,",
              seen("kubelet-image-volume")),
          fact(
              "always-volumes-resync",
              ALWAYS,
              "volumes",
              "and about once a minute",
              read("pkg/kubelet/kuberuntime/kuberuntime_manager.go"),
              read("pkg/kubelet/apis/config/v1beta1/defaults.go")),
          fact(
              "cached-volumes",
              LOCAL,
              "volumes",
              "the same holds for an image volume",
              seen("kubelet-image-volume")));

  private LifeFacts() {}
}
