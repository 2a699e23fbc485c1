package dev.pullpolicy.verify;

import dev.pullpolicy.policy.Action;
import dev.pullpolicy.policy.Evaluation;
import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.ImageUse;
import dev.pullpolicy.policy.JudgedUse;
import dev.pullpolicy.policy.PolicyContext;
import dev.pullpolicy.policy.PolicyEvaluator.Basis;
import dev.pullpolicy.policy.PullPolicyChange;
import dev.pullpolicy.policy.Resolution;
import dev.pullpolicy.policy.Violation;
import dev.pullpolicy.workload.Workload;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must become of a sample: mutated, then judged as it stands, as both webhooks do it.
 *
 * @param plugin what makes pods {@code Always} before
 * @param arrives the pull policy with which the sample comes to the webhook
 * @param after the one that it has when the webhook has written
 * @param refusals what it is refused for; empty where it is admitted
 * @param mutating the warnings of {@code /mutate}
 * @param validating the warnings of {@code /validate}, if it admits
 */
record Expectation(
    AlwaysPullImages plugin,
    ImagePullPolicy arrives,
    ImagePullPolicy after,
    List<Violation> refusals,
    List<Sentence> mutating,
    List<Sentence> validating) {

  /** What an answer of the API server can show of the webhook. */
  enum Evidence {
    /** That {@code /mutate} is asked: it has written, or warned of what it wrote or would write. */
    MUTATION("pull policies that are written"),
    /** That {@code /validate} is asked: it has refused, or warned. */
    VALIDATION("refusals and warnings");

    private final String words;

    Evidence(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** Of a sample that comes so; empty where it depends on who asks. */
  static Optional<Expectation> of(Sample sample, AlwaysPullImages plugin, OfflinePolicy on) {
    Workload pod = sample.workload();
    ImageUse use = pod.uses().get(0);
    ImagePullPolicy arrives = plugin.arrival(use);
    PolicyContext context = on.context(pod.pod());
    if (!(on.evaluator().resolve(context, List.of(use.declaring(arrives)))
        instanceof Evaluation.Decided<Resolution> resolved)) {
      return Optional.empty();
    }
    Resolution resolution = resolved.results().get(0);
    ImagePullPolicy after = resolution.change().map(PullPolicyChange::to).orElse(arrives);
    List<JudgedUse> stands = List.of(JudgedUse.isNew(use.declaring(after)));
    return on.evaluator().judge(context, stands, Basis.STANDING)
            instanceof Evaluation.Decided<Violation> judged
        ? Optional.of(
            new Expectation(
                plugin,
                arrives,
                after,
                judged.results().stream().filter(Violation::refuses).toList(),
                warnings(resolution),
                warnings(judged.results())))
        : Optional.empty();
  }

  private static List<Sentence> warnings(Resolution resolution) {
    return Stream.concat(
            resolution.change().filter(PullPolicyChange::overwritesChoice).stream(),
            resolution.reported().stream())
        .map(change -> new Sentence(change.sentence(), ""))
        .toList();
  }

  private static List<Sentence> warnings(List<Violation> violations) {
    return violations.stream()
        .filter(violation -> violation.effectiveAction() == Action.WARN)
        .map(violation -> new Sentence(violation.warning(), violation.report()))
        .toList();
  }

  /** Whether it is the AlwaysPullImages plugin that refuses what the webhook has written. */
  boolean isRefusedByPlugin() {
    return plugin == AlwaysPullImages.PRESENT && after != ImagePullPolicy.ALWAYS;
  }

  boolean isRefused() {
    return !refusals.isEmpty() && !isRefusedByPlugin();
  }

  /** The warnings with which the answer comes. */
  List<Sentence> warnings() {
    List<Sentence> all = new ArrayList<>(mutating);
    if (!isRefused() && !isRefusedByPlugin()) {
      all.addAll(validating);
    }
    return all;
  }

  /**
   * What an answer as expected shows. Refusals and warnings are in this webhook's words; a pull
   * policy that is written could also be the work of another webhook that writes just the same.
   */
  Set<Evidence> shows() {
    Set<Evidence> shown = EnumSet.noneOf(Evidence.class);
    if (!mutating.isEmpty() || isWritten()) {
      shown.add(Evidence.MUTATION);
    }
    if (isRefused() || warnings().size() > mutating.size()) {
      shown.add(Evidence.VALIDATION);
    }
    return shown;
  }

  /** Whether it is written, and surely not by the plugin. */
  private boolean isWritten() {
    return !isRefused()
        && after != arrives
        && (after != ImagePullPolicy.ALWAYS || plugin == AlwaysPullImages.ABSENT);
  }

  boolean showsAnyOf(Set<Evidence> missing) {
    return shows().stream().anyMatch(missing::contains);
  }

  /** What is expected, as a part of a sentence. */
  String described() {
    if (isRefusedByPlugin()) {
      return "refused by the API server's AlwaysPullImages plugin, since the webhook writes "
          + after;
    }
    if (isRefused()) {
      return refusals.stream()
          .map(Violation::name)
          .distinct()
          .collect(Collectors.joining(", ", "refused by ", ""));
    }
    String written = after == arrives ? "" : ", which the webhook writes";
    String warned =
        switch (warnings().size()) {
          case 0 -> "";
          case 1 -> ", with a warning";
          default -> ", with " + warnings().size() + " warnings";
        };
    return "created with imagePullPolicy " + after + written + warned;
  }
}
