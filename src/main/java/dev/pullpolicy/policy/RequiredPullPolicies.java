package dev.pullpolicy.policy;

import java.util.List;
import java.util.Optional;

/** {@code require.pullPolicies}: the pull policy is one of these. */
public record RequiredPullPolicies(List<ImagePullPolicy> allowed) implements Requirement {

  /** Copies. */
  public RequiredPullPolicies {
    allowed = List.copyOf(allowed);
  }

  @Override
  public Optional<Breach> check(Subject subject, Scope scope) {
    if (subject.pullPolicy().filter(allowed::contains).isPresent()) {
      return Optional.empty();
    }
    ImageUse use = subject.use();
    String field = use.type().policyField();
    String words = Requirement.anyOf(allowed);
    String found =
        subject
            .pullPolicy()
            .map(ImagePullPolicy::toString)
            .orElseGet(() -> Printable.quoted(use.declaredText().orElse("")));
    return Optional.of(
        new Breach(
            "%s is %s, must be %s for image %s"
                .formatted(field, found, words, Printable.quoted(use.image().written())),
            "set %s: %s%s".formatted(field, words, otherWay(scope))));
  }

  @Override
  public FieldPath field(ImageUse use) {
    return use.policyPath();
  }

  private static String otherWay(Scope scope) {
    return scope.isLeftByPinning() ? ", or pin a fixed tag or digest" : "";
  }
}
