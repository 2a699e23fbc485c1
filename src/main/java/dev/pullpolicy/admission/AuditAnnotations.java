package dev.pullpolicy.admission;

import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.policy.Evaluation;
import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.PullPolicyChange;
import dev.pullpolicy.policy.Resolution;
import dev.pullpolicy.policy.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the API server's audit event says of a decision. The API server keeps the first value of a
 * key and may ask twice ({@code reinvocationPolicy}), so {@code resolved} follows from the object
 * as it ends. What decided cannot be seen there in the second round: only {@code written} tells it,
 * and only where something is written.
 *
 * <p>Source: {@code checkAnnotationKey} and {@code AddAnnotation} in {@code
 * k8s.io/apiserver/pkg/admission}.
 */
final class AuditAnnotations {
  /** Audit events are kept for long: a line or two each, not a copy of the object. */
  private static final int MAX_LENGTH = 1_024;

  private AuditAnnotations() {}

  /** For what was resolved: nothing where nothing was asked. */
  static Map<String, String> ofResolutions(
      PolicySnapshot snapshot, List<Resolution> resolutions, List<PullPolicyChange> changes) {
    Map<String, String> annotations = new TreeMap<>();
    put(annotations, "resolved", resolutions.stream().map(AuditAnnotations::resolved).toList(), 0);
    put(annotations, "written", changes.stream().map(AuditAnnotations::written).toList(), 0);
    return withPolicy(annotations, snapshot);
  }

  /** For what is written into a workload. */
  static Map<String, String> ofResets(PolicySnapshot snapshot, List<PullPolicyChange> resets) {
    return ofResolutions(snapshot, List.of(), resets);
  }

  /** What the pod gets. */
  private static String resolved(Resolution resolution) {
    Optional<ImagePullPolicy> got =
        resolution.change().map(PullPolicyChange::to).or(resolution.use()::standing);
    return got.map(policy -> resolution.use().policyPath() + "=" + policy).orElse("");
  }

  private static String written(PullPolicyChange change) {
    return "%s=%s (%s)".formatted(change.use().policyPath(), change.to(), change.decider());
  }

  /** For what is broken, whatever the action: nothing where nothing is. */
  static Map<String, String> ofViolations(
      PolicySnapshot snapshot, Evaluation.Decided<Violation> decided) {
    return withPolicy(violations(decided), snapshot);
  }

  private static Map<String, String> violations(Evaluation.Decided<Violation> decided) {
    Map<String, String> annotations = new TreeMap<>();
    List<String> entries = decided.results().stream().map(AuditAnnotations::violation).toList();
    put(annotations, "violations", entries, decided.omitted().total());
    return annotations;
  }

  /** For what is broken and admitted all the same, and for what its author is told besides. */
  static Map<String, String> ofAdmitted(
      PolicySnapshot snapshot, Evaluation.Decided<Violation> decided, Remarks remarks) {
    Map<String, String> annotations = violations(decided);
    List<String> passed = remarks.passed().stream().map(AuditAnnotations::violation).toList();
    put(annotations, "passed", passed, 0);
    put(
        annotations,
        "given",
        remarks.outlook().given().stream().map(AuditAnnotations::given).toList(),
        0);
    put(annotations, "stale", remarks.stale().fields(), 0);
    List<String> later =
        remarks.outlook().refusedLater(decided.results()).stream()
            .map(AuditAnnotations::violation)
            .toList();
    put(annotations, "later", later, remarks.outlook().later().omitted().denied());
    return withPolicy(annotations, snapshot);
  }

  private static String given(PullPolicyChange change) {
    return written(change) + change.reportedBy().map(by -> " (not written: " + by + ")").orElse("");
  }

  private static String violation(Violation violation) {
    String by = violation.reportedBy().map(name -> ", " + name).orElse("");
    return "%s at %s (%s%s)".formatted(violation.name(), violation.field(), violation.action(), by);
  }

  private static void put(
      Map<String, String> annotations, String key, List<String> entries, int more) {
    List<String> said = entries.stream().filter(entry -> !entry.isEmpty()).toList();
    if (!said.isEmpty()) {
      annotations.put(key, joined(said, more));
    }
  }

  private static String joined(List<String> entries, int more) {
    StringBuilder text = new StringBuilder();
    int said = 0;
    for (String entry : entries) {
      if (text.length() + entry.length() > MAX_LENGTH) {
        break;
      }
      text.append(text.isEmpty() ? "" : ", ").append(entry);
      said++;
    }
    int notSaid = entries.size() - said + more;
    return notSaid == 0 ? text.toString() : text + " and " + notSaid + " more";
  }

  private static Map<String, String> withPolicy(
      Map<String, String> annotations, PolicySnapshot snapshot) {
    if (!annotations.isEmpty()) {
      annotations.put("policy", snapshot.describe());
    }
    return annotations;
  }
}
