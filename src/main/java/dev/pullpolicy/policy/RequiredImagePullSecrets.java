package dev.pullpolicy.policy;

import java.util.Optional;
import java.util.Set;

/** {@code require.imagePullSecrets: true}: the pod lists at least one. */
public record RequiredImagePullSecrets() implements Requirement {

  @Override
  public Optional<Breach> check(Subject subject, Scope scope) {
    if (subject.context().pod().listsImagePullSecrets()) {
      return Optional.empty();
    }
    return Optional.of(
        new Breach(
            "the pod lists no imagePullSecrets for image "
                + Printable.quoted(subject.use().image().written()),
            "add imagePullSecrets to the pod or to its service account"));
  }

  @Override
  public Set<Facet> reads() {
    return Set.of(Facet.IMAGE_USE, Facet.IMAGE_PULL_SECRETS);
  }

  @Override
  public boolean refusesPodsOnly() {
    return true;
  }
}
