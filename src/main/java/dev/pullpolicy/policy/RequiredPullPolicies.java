package dev.pullpolicy.policy;

import java.util.List;

/** {@code require.pullPolicies}: the pull policy, where one is known, is one of these. */
public record RequiredPullPolicies(List<ImagePullPolicy> allowed) implements Requirement {

  /** Copies. */
  public RequiredPullPolicies {
    allowed = List.copyOf(allowed);
  }

  @Override
  public boolean holds(Subject subject) {
    return !subject.use().hasPolicyField()
        || (subject.pullPolicy().isPresent() && allowed.contains(subject.pullPolicy().get()));
  }

  @Override
  public Breach breach(Subject subject, Scope scope) {
    ImageUse use = subject.use();
    String field = use.type().policyField();
    String words = Requirement.anyOf(allowed);
    String found =
        subject
            .pullPolicy()
            .map(ImagePullPolicy::toString)
            .orElseGet(() -> Printable.quoted(use.declaredText().orElse("")));
    return new Breach(
        "%s is %s, must be %s for image %s"
            .formatted(field, found, words, Printable.quoted(use.image().written())),
        "set %s: %s%s".formatted(field, words, otherWay(scope)));
  }

  @Override
  public FieldPath field(ImageUse use) {
    return use.policyPath();
  }

  private static String otherWay(Scope scope) {
    return scope.isLeftByPinning() ? ", or pin a fixed tag or digest" : "";
  }
}
