package dev.pullpolicy.cli;

import dev.pullpolicy.cli.manifest.ManifestWorkload;
import dev.pullpolicy.image.ReferenceError;
import dev.pullpolicy.policy.Action;
import dev.pullpolicy.policy.Decider;
import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.Omitted;
import dev.pullpolicy.policy.Printable;
import dev.pullpolicy.policy.PullPolicyChange;
import dev.pullpolicy.policy.Violation;
import dev.pullpolicy.report.Finding;
import dev.pullpolicy.report.Level;
import dev.pullpolicy.report.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes findings of what is to be said of one workload, each at its place. */
final class WorkloadFindings {
  private final ManifestWorkload workload;
  private final List<Finding> findings = new ArrayList<>(0);

  WorkloadFindings(ManifestWorkload workload) {
    this.workload = workload;
  }

  ManifestWorkload workload() {
    return workload;
  }

  /** The findings by place; at one place the heaviest first. */
  List<Finding> inOrder() {
    return findings.stream()
        .sorted(Comparator.comparing(Finding::place).thenComparing(Finding::level))
        .toList();
  }

  /** A rule that the object breaks. */
  void add(Violation violation) {
    if (violation.refuses()) {
      add(Level.DENY, violation, violation.sentence());
    } else if (violation.effectiveAction() == Action.WARN) {
      add(Level.WARN, violation, violation.warning() + violation.report());
    } else {
      add(Level.NOTE, violation, violation.sentence() + violation.report());
    }
  }

  /** A rule that its pods will break. */
  void addLater(Violation violation) {
    add(Level.WARN, violation, violation.warningOfItsPods() + violation.report());
  }

  private void add(Level level, Violation violation, String message) {
    findings.add(
        new Finding(
            level,
            violation.name(),
            place(violation.use(), violation.field()),
            Optional.of(violation.field()),
            message,
            Optional.of(violation.breach().advice())));
  }

  /** A pull policy that is written into its pods; a warning where it replaces a choice. */
  void add(PullPolicyChange change) {
    Level level =
        change.overwritesChoice() && change.reportedBy().isEmpty() ? Level.WARN : Level.NOTE;
    FieldPath field = change.use().policyPath();
    findings.add(
        new Finding(
            level,
            name(change.decider()),
            place(change.use(), field),
            Optional.of(field),
            workload.kind().isPod() ? change.sentence() : change.sentenceOfItsPods(),
            Optional.empty()));
  }

  private static String name(Decider decider) {
    return decider.name().isEmpty() ? Finding.KUBERNETES : decider.name();
  }

  /** What is only counted. */
  void addOmitted(Omitted omitted) {
    addOmitted(Level.DENY, omitted.denied());
    addOmitted(Level.WARN, omitted.warned());
    addOmitted(Level.NOTE, omitted.audited());
  }

  private void addOmitted(Level level, int more) {
    if (more > 0) {
      findings.add(ofObject(level, Finding.OMITTED, "and %,d more of this object".formatted(more)));
    }
  }

  /** Something that the answer depends on is not known. */
  void addUndecided(String reason) {
    findings.add(ofObject(Level.ERROR, Finding.UNDECIDED, Surroundings.advised(reason)));
  }

  private Finding ofObject(Level level, String rule, String message) {
    return new Finding(level, rule, workload.place(), Optional.empty(), message, Optional.empty());
  }

  /** What Kubernetes says of the object whatever the policy is, unless the policy said it. */
  void addWhatKubernetesSays() {
    for (ImageUse use : workload.workload().uses()) {
      if (use.hasUnknownPolicy()) {
        addKubernetes(Level.DENY, use, use.policyPath(), unknown(use));
      }
      Optional<FieldPath> image = Optional.of(use.imagePath());
      if (findings.stream().noneMatch(finding -> finding.field().equals(image))) {
        use.image()
            .error()
            .ifPresent(error -> addKubernetes(Level.WARN, use, image.get(), invalid(use, error)));
      }
    }
  }

  private static String unknown(ImageUse use) {
    return "%s is %s, must be Always, IfNotPresent or Never"
        .formatted(use.type().policyField(), Printable.quoted(use.declaredText().orElse("")));
  }

  private static String invalid(ImageUse use, ReferenceError error) {
    return "image %s is no reference (%s); the kubelet answers InvalidImageName"
        .formatted(Printable.quoted(use.image().written()), error.message());
  }

  private void addKubernetes(Level level, ImageUse use, FieldPath field, String sentence) {
    findings.add(
        new Finding(
            level,
            Finding.KUBERNETES,
            place(use, field),
            Optional.of(field),
            use.described() + ": " + sentence,
            Optional.empty()));
  }

  /** The field; where a pull policy is absent, its image. */
  private Place place(ImageUse use, FieldPath field) {
    boolean isAbsentPolicy = field.equals(use.policyPath()) && !workload.has(field);
    return workload.place(isAbsentPolicy ? use.imagePath() : field);
  }
}
