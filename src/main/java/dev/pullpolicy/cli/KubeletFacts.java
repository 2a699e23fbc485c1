package dev.pullpolicy.cli;

import static dev.pullpolicy.cli.Proof.read;
import static dev.pullpolicy.cli.Proof.seen;
import static dev.pullpolicy.cli.References.DIGEST;
import static dev.pullpolicy.cli.References.INVALID;
import static dev.pullpolicy.cli.References.TAG;
import static dev.pullpolicy.cli.References.VALID;

import dev.pullpolicy.cli.KubeletFact.Scope;
import dev.pullpolicy.policy.ImagePullPolicy;
import java.util.List;

/**
 * All that {@code explain} says of nodes, in the order of its lines. {@code docs/kubelet.md} is
 * this table, and a test holds it to that: what is said to users can be traced to where it was
 * seen.
 */
final class KubeletFacts {
  private static final Scope NO_REFERENCE = Scope.of(INVALID, ImagePullPolicy.values());
  private static final Scope ALWAYS = Scope.of(VALID, ImagePullPolicy.ALWAYS);
  private static final Scope ALWAYS_TAG = Scope.of(TAG, ImagePullPolicy.ALWAYS);
  private static final Scope ALWAYS_DIGEST = Scope.of(DIGEST, ImagePullPolicy.ALWAYS);
  private static final Scope CACHED = Scope.of(VALID, ImagePullPolicy.IF_NOT_PRESENT);
  private static final Scope CACHED_TAG = Scope.of(TAG, ImagePullPolicy.IF_NOT_PRESENT);
  private static final Scope NEVER = Scope.of(VALID, ImagePullPolicy.NEVER);
  private static final Scope PULLED =
      Scope.of(VALID, ImagePullPolicy.ALWAYS, ImagePullPolicy.IF_NOT_PRESENT);
  private static final Scope LOCAL =
      Scope.of(VALID, ImagePullPolicy.IF_NOT_PRESENT, ImagePullPolicy.NEVER);
  private static final Scope LOCAL_TAG =
      Scope.of(TAG, ImagePullPolicy.IF_NOT_PRESENT, ImagePullPolicy.NEVER);

  /** The table. */
  static final List<KubeletFact> ALL =
      List.of(
          fact(
              "invalid-start",
              NO_REFERENCE,
              "at start",
              "waits with InvalidImageName, whatever the policy; no registry is asked",
              seen("kubelet-never"),
              read("pkg/kubelet/images/image_manager.go")),
          fact(
              "always-start",
              ALWAYS,
              "at start",
              "asks the registry for the manifest, one request, even if the node has the image; downloads"
                  + " only layers that the node lacks",
              seen("kubelet-always")),
          fact(
              "always-digest",
              ALWAYS_DIGEST,
              "digest",
              "is asked for too, although it can name nothing else; what that buys is that the registry"
                  + " checks the pod's secret",
              seen("kubelet-always"),
              seen("kubelet-credentials")),
          fact(
              "always-restart",
              ALWAYS,
              "at restart",
              "asks again: one request, no layer if nothing has changed",
              seen("kubelet-always")),
          fact(
              "always-moved-tag",
              ALWAYS_TAG,
              "moved tag",
              "changes what runs as soon as a container restarts, without a rollout",
              seen("kubelet-always")),
          fact(
              "cached-start",
              CACHED,
              "at start",
              "uses the image that the node has under this name and asks nobody; if the node has none,"
                  + " pulls it",
              seen("kubelet-if-not-present")),
          fact(
              "cached-restart",
              CACHED,
              "at restart",
              "does the same",
              seen("kubelet-if-not-present")),
          fact(
              "cached-moved-tag",
              CACHED_TAG,
              "moved tag",
              "is not noticed by a node that has the image, until a pod with Always pulls it there",
              seen("kubelet-if-not-present")),
          fact(
              "never-start",
              NEVER,
              "at start",
              "uses the image that the node has under this name; no registry is asked",
              seen("kubelet-never")),
          fact("never-restart", NEVER, "at restart", "does the same", seen("kubelet-never")),
          fact(
              "never-absent",
              NEVER,
              "absent",
              "waits with ErrImageNeverPull and looks again, every 10 to 15 s; starts once the node has"
                  + " the image",
              seen("kubelet-never"),
              read("pkg/kubelet/pod_workers.go")),
          fact(
              "never-nodes",
              NEVER,
              "nodes",
              "only those that have the image run it: loaded there, or pulled by another pod; the scheduler"
                  + " prefers them, but takes others too",
              seen("kubelet-never"),
              read("pkg/scheduler/framework/plugins/imagelocality/image_locality.go")),
          fact(
              "always-offline",
              ALWAYS,
              "offline",
              "with the registry down nothing starts or restarts, even if the node has the image:"
                  + " ErrImagePull, then ImagePullBackOff; what runs goes on",
              seen("kubelet-registry-down")),
          fact(
              "cached-offline",
              CACHED,
              "offline",
              "with the registry down starts if the node has the image; if not, ErrImagePull, then"
                  + " ImagePullBackOff",
              seen("kubelet-registry-down")),
          fact(
              "never-offline",
              NEVER,
              "offline",
              "with the registry down does the same",
              seen("kubelet-registry-down")),
          fact(
              "pull-absent",
              PULLED,
              "absent",
              "pulls it; what the registry lacks as well is ErrImagePull, then ImagePullBackOff",
              seen("kubelet-always"),
              seen("kubelet-if-not-present"),
              seen("kubelet-registry-down")),
          fact(
              "pull-retries",
              PULLED,
              "retries",
              "after 10 s, then after twice as long each time,",
              seen("kubelet-registry-down")),
          fact(
              "pull-retries-cap",
              PULLED,
              "retries",
              "until the wait is 300 s",
              read("pkg/kubelet/kubelet.go")),
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
              "since 1.35 the registry checks one that has not pulled this image on the node before: if it"
                  + " is wrong, ErrImagePull;",
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
              "secrets-preloaded",
              LOCAL,
              "secrets",
              "what the kubelet did not pull itself needs none",
              read("pkg/kubelet/apis/config/v1beta1/defaults.go"),
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
              "of one Deployment can run different images: each what the tag named when its node pulled it",
              seen("kubelet-if-not-present")),
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

  private KubeletFacts() {}

  private static KubeletFact fact(
      String id, Scope scope, String label, String sentence, Proof... proofs) {
    return new KubeletFact(id, scope, label, sentence, List.of(proofs));
  }
}
