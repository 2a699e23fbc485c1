package dev.pullpolicy.cli.kubelet;

import static dev.pullpolicy.cli.kubelet.KubeletFact.fact;
import static dev.pullpolicy.cli.kubelet.Proof.read;
import static dev.pullpolicy.cli.kubelet.Proof.seen;
import static dev.pullpolicy.cli.kubelet.Scope.ALWAYS;
import static dev.pullpolicy.cli.kubelet.Scope.ALWAYS_DIGEST;
import static dev.pullpolicy.cli.kubelet.Scope.ALWAYS_TAG;
import static dev.pullpolicy.cli.kubelet.Scope.CACHED;
import static dev.pullpolicy.cli.kubelet.Scope.CACHED_TAG;
import static dev.pullpolicy.cli.kubelet.Scope.NEVER;
import static dev.pullpolicy.cli.kubelet.Scope.NO_REFERENCE;
import static dev.pullpolicy.cli.kubelet.Scope.PULLED;

import java.util.List;

/** What happens when a container starts, or cannot. */
final class StartFacts {
  /** In the order of {@code explain}'s lines. */
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
              read("pkg/kubelet/kubelet.go")));

  private StartFacts() {}
}
