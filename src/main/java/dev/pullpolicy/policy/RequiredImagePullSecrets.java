package dev.pullpolicy.policy;

import java.util.Set;

/** {@code require.imagePullSecrets: true}: the pod, where one is known, lists at least one. */
public record RequiredImagePullSecrets() implements Requirement {
  private static final Set<Facet> READS = Set.of(Facet.IMAGE_USE, Facet.IMAGE_PULL_SECRETS);

  @Override
  public boolean holds(Subject subject) {
    return subject.context().pod().map(PodFacts::listsImagePullSecrets).orElse(true);
  }

  @Override
  public Breach breach(Subject subject, Scope scope) {
    return new Breach(
        "the pod lists no imagePullSecrets for image "
            + Printable.quoted(subject.use().image().written()),
        "add imagePullSecrets to the pod or to its service account");
  }

  @Override
  public Set<Facet> reads() {
    return READS;
  }

  @Override
  public boolean refusesPodsOnly() {
    return true;
  }
}
