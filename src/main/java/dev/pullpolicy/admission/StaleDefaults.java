package dev.pullpolicy.admission;

import dev.pullpolicy.admission.JudgedUses.Kept;
import dev.pullpolicy.metrics.LeftDefault;
import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.Policy;
import dev.pullpolicy.policy.StaleDefault;
import dev.pullpolicy.workload.FieldOwners;
import dev.pullpolicy.workload.PolicyOwners.Written;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stale defaults that an update leaves, and what is done about each: {@code staleDefaults} of
 * the policy document. What somebody wrote is let be.
 */
final class StaleDefaults {
  private final Policy policy;
  private final boolean isPod;
  private final List<Found> found;

  /** One of them, and whether somebody wrote the policy that is left. */
  private record Found(StaleDefault stale, Written isWritten) {}

  private StaleDefaults(Policy policy, boolean isPod, List<Found> found) {
    this.policy = policy;
    this.isPod = isPod;
    this.found = found;
  }

  /** Those of that update; at creation there are none. */
  static StaleDefaults of(AdmissionRequest request, ObjectChange change, RequestBasis basis) {
    Policy policy = basis.snapshot().evaluator().policy();
    List<Left> left =
        policy.staleDefaults() == Policy.StaleDefaults.IGNORE
            ? List.of()
            : change.old().stream()
                .flatMap(old -> JudgedUses.kept(change.object(), old).stream())
                .flatMap(kept -> left(request, kept, basis))
                .sorted(Comparator.comparing(each -> each.kept().now().path()))
                .toList();
    Optional<FieldOwners> owners = left.isEmpty() ? Optional.empty() : change.owners().get();
    List<Found> found =
        left.stream()
            .map(each -> new Found(each.stale(), isWritten(owners, each.kept())))
            .filter(each -> each.isWritten() != Written.YES)
            .toList();
    return new StaleDefaults(policy, request.isAboutPod(), found);
  }

  private record Left(Kept kept, StaleDefault stale) {}

  private static Stream<Left> left(AdmissionRequest request, Kept kept, RequestBasis basis) {
    return basis
        .snapshot()
        .evaluator()
        .staleDefault(basis.context(request, kept.template().pod()), kept.before(), kept.now())
        .map(stale -> new Left(kept, stale))
        .stream();
  }

  private static Written isWritten(Optional<FieldOwners> owners, Kept kept) {
    return owners
        .map(known -> known.isWritten(kept.template(), kept.now()))
        .orElse(Written.UNKNOWN);
  }

  /** Those that are reset. */
  List<StaleDefault> resets() {
    return found.stream()
        .filter(this::isResettable)
        .map(Found::stale)
        .filter(stale -> stale.reportedBy().isEmpty())
        .toList();
  }

  /** All of them, as they are counted and logged. */
  List<LeftDefault> left() {
    return found.stream().map(each -> new LeftDefault(each.stale(), couldBeReset(each))).toList();
  }

  private boolean isResettable(Found each) {
    return policy.staleDefaults() == Policy.StaleDefaults.RESET && couldBeReset(each);
  }

  private boolean couldBeReset(Found each) {
    return !isPod
        && each.stale().use().hasPolicyBesideImage()
        && each.stale().now() == ImagePullPolicy.ALWAYS
        && each.isWritten() == Written.NO;
  }

  /** Where they stand. */
  List<String> fields() {
    return found.stream().map(each -> each.stale().use().policyPath().toString()).toList();
  }

  /** Says of each that it still stands. */
  void addTo(Warnings warnings) {
    found.forEach(each -> warnings.add(each.stale().sentence(advice(each))));
  }

  private String advice(Found each) {
    StaleDefault stale = each.stale();
    String setting = "%s: %s".formatted(stale.use().type().policyField(), stale.now());
    if (isPod) {
      return "recreate the Pod with " + setting;
    }
    if (policy.staleDefaults() != Policy.StaleDefaults.RESET) {
      return "set " + setting;
    }
    if (!isResettable(each)) {
      return "set %s (not reset: %s)".formatted(setting, whyNotReset(each));
    }
    return stale
        .reportedBy()
        .map(by -> "would be reset to %s (not written: %s)".formatted(stale.now(), by))
        .orElseGet(() -> "set " + setting);
  }

  private static String whyNotReset(Found each) {
    StaleDefault stale = each.stale();
    if (!stale.use().hasPolicyBesideImage()) {
      return "others have it too from " + stale.use().policyPath();
    }
    return stale.now() == ImagePullPolicy.ALWAYS
        ? "somebody may have written it"
        : "only Always is written";
  }
}
