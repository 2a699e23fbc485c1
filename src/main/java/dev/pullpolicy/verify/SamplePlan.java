package dev.pullpolicy.verify;

import dev.pullpolicy.verify.Expectation.Evidence;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The samples with what must become of each.
 *
 * @param steps those of which it can be told; refusals first, since they name the document
 * @param leftOut how many depend on who asks
 */
record SamplePlan(List<Step> steps, int leftOut) {

  /** One sample. */
  record Step(Sample sample, Expectation expectation) {}

  static SamplePlan of(OfflinePolicy policy, AlwaysPullImages plugin) {
    List<Sample> all = Sample.all(policy.snapshot().policy());
    List<Step> steps =
        all.stream()
            .flatMap(
                sample ->
                    Expectation.of(sample, plugin, policy)
                        .map(expectation -> new Step(sample, expectation))
                        .stream())
            .sorted(Comparator.comparing(step -> !step.expectation().isRefused()))
            .toList();
    return new SamplePlan(steps, all.size() - steps.size());
  }

  /** All that can be shown. */
  Set<Evidence> shows() {
    Set<Evidence> all = EnumSet.noneOf(Evidence.class);
    steps.forEach(step -> all.addAll(step.expectation().shows()));
    return all;
  }

  int samples() {
    return steps.size() + leftOut;
  }
}
