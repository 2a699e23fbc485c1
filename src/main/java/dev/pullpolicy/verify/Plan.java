package dev.pullpolicy.verify;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The samples with what must become of each.
 *
 * @param steps those of which it can be told; refusals first, since they name the document
 * @param leftOut how many depend on who asks
 */
record Plan(List<Step> steps, int leftOut) {

  /** One sample; what an answer as expected shows. */
  record Step(Sample sample, Expectation expectation, Set<Evidence> shows) {
    boolean showsAnyOf(Set<Evidence> missing) {
      return shows.stream().anyMatch(missing::contains);
    }

    /** The same where it is known that no plugin writes. */
    private Step withoutPlugin() {
      if (!expectation.isWrittenSilently()) {
        return this;
      }
      Set<Evidence> more = EnumSet.of(Evidence.MUTATION);
      more.addAll(shows);
      return new Step(sample, expectation, more);
    }
  }

  static Plan of(OfflinePolicy policy, Arrival arrival) {
    List<Sample> all = Sample.all();
    List<Step> steps =
        all.stream()
            .flatMap(sample -> step(sample, arrival, policy).stream())
            .sorted(Comparator.comparing(step -> !step.expectation().isRefused()))
            .toList();
    return new Plan(steps, all.size() - steps.size());
  }

  private static Optional<Step> step(Sample sample, Arrival arrival, OfflinePolicy policy) {
    return Expectation.of(sample, arrival, policy)
        .map(expectation -> new Step(sample, expectation, expectation.shows()));
  }

  /** The same where it is known that no plugin writes {@code Always} into every pod. */
  Plan withoutPlugin() {
    return new Plan(steps.stream().map(Step::withoutPlugin).toList(), leftOut);
  }

  /** All that can be shown. */
  Set<Evidence> shows() {
    Set<Evidence> all = EnumSet.noneOf(Evidence.class);
    steps.forEach(step -> all.addAll(step.shows()));
    return all;
  }

  int samples() {
    return steps.size() + leftOut;
  }
}
