package dev.pullpolicy.admission;

import dev.pullpolicy.policy.ContainerType;
import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.Violation;
import dev.pullpolicy.workload.Workload;
import java.util.HashSet;
import java.util.Set;

/**
 * Replaces a violation's advice where the request makes another one true: a Pod's pull policies
 * cannot be changed, and an override that is not in force is mended by whoever runs the cluster.
 */
final class Advice {
  private static final String NOT_REACHED =
      "retry, since the mutating webhook was not reached (if it stays so, it is not registered, or"
          + " another webhook writes over it)";

  private final AdmissionRequest request;
  private final Workload pod;
  private final WrittenOverrides written;
  private final Set<String> knownEphemeral = new HashSet<>();

  Advice(AdmissionRequest request, ObjectChange change, WrittenOverrides written) {
    this.request = request;
    this.pod = change.object();
    this.written = written;
    change.old().stream()
        .flatMap(workload -> workload.uses().stream())
        .filter(use -> use.type() == ContainerType.EPHEMERAL_CONTAINER)
        .forEach(use -> knownEphemeral.add(use.name()));
  }

  Violation of(Violation violation) {
    boolean isFixed = isFixed(violation.use());
    if (violation.kind() == Violation.Kind.OVERRIDE) {
      String advice = isFixed ? recreate(violation.use()) : mend(violation.use());
      return violation.withAdvice(advice + alwaysPullImages(violation.use()));
    }
    String field = violation.use().type().policyField();
    String advice = violation.breach().advice();
    return isFixed && advice.contains(field)
        ? violation.withAdvice(advice + " (the " + field + " only in a new Pod: it cannot change)")
        : violation;
  }

  /** Whether the use's pull policy can no longer change. */
  private boolean isFixed(ImageUse use) {
    boolean isNewEphemeral =
        use.type() == ContainerType.EPHEMERAL_CONTAINER && !knownEphemeral.contains(use.name());
    return request.isPodUpdate() || (request.isEphemeralContainersUpdate() && !isNewEphemeral);
  }

  private static String recreate(ImageUse use) {
    return "recreate the Pod, since its %s cannot be changed".formatted(use.type().policyField());
  }

  /** A violation of a rule that mutation cures: the author has written nothing wrong. */
  Violation ofCured(Violation violation) {
    return violation.withAdvice(NOT_REACHED);
  }

  private String mend(ImageUse use) {
    return written.wasWrittenOver(request.namespace(), pod.meta(), use)
        ? "another mutating webhook writes over it: it was written for this request, and is gone"
        : NOT_REACHED;
  }

  private static String alwaysPullImages(ImageUse use) {
    return use.standing().filter(ImagePullPolicy.ALWAYS::equals).isPresent()
        ? "; where the API server runs the AlwaysPullImages plugin, remove this override: no pod"
            + " can have it"
        : "";
  }
}
