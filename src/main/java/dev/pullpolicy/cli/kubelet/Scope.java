package dev.pullpolicy.cli.kubelet;

import dev.pullpolicy.image.ReferenceKind;
import dev.pullpolicy.policy.ImagePullPolicy;
import java.util.List;

/** The policies and references that a statement about the kubelet is about. */
record Scope(List<ImagePullPolicy> policies, References references) {
  static final Scope NO_REFERENCE = of(References.INVALID, ImagePullPolicy.values());
  static final Scope ALWAYS = of(References.VALID, ImagePullPolicy.ALWAYS);
  static final Scope ALWAYS_TAG = of(References.TAG, ImagePullPolicy.ALWAYS);
  static final Scope ALWAYS_DIGEST = of(References.DIGEST, ImagePullPolicy.ALWAYS);
  static final Scope CACHED = of(References.VALID, ImagePullPolicy.IF_NOT_PRESENT);
  static final Scope CACHED_TAG = of(References.TAG, ImagePullPolicy.IF_NOT_PRESENT);
  static final Scope NEVER = of(References.VALID, ImagePullPolicy.NEVER);

  /** Policies under which a node may pull. */
  static final Scope PULLED =
      of(References.VALID, ImagePullPolicy.ALWAYS, ImagePullPolicy.IF_NOT_PRESENT);

  /** Policies under which a node uses what it has. */
  static final Scope LOCAL =
      of(References.VALID, ImagePullPolicy.IF_NOT_PRESENT, ImagePullPolicy.NEVER);

  static final Scope LOCAL_TAG =
      of(References.TAG, ImagePullPolicy.IF_NOT_PRESENT, ImagePullPolicy.NEVER);

  private static Scope of(References references, ImagePullPolicy... policies) {
    return new Scope(List.of(policies), references);
  }

  boolean covers(ImagePullPolicy policy, ReferenceKind kind) {
    return policies.contains(policy) && references.cover(kind);
  }
}
