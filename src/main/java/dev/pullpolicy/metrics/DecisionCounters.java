package dev.pullpolicy.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * {@code pull_policy_decisions_total}: a counter for each combination of labels, found by its index
 * in an array. All labels are constants of enums, so there can be no others; those that never occur
 * are never registered.
 */
final class DecisionCounters {
  private static final int OPERATIONS = Operation.values().length;
  private static final int KINDS = Kind.values().length;
  private static final int VERDICTS = Verdict.values().length;
  private static final int SIZE = Endpoint.values().length * OPERATIONS * KINDS * VERDICTS * 2;

  private final MeterRegistry registry;
  private final AtomicReferenceArray<Counter> counters = new AtomicReferenceArray<>(SIZE);

  /**
   * Registers our own failures at once: a counter whose first sample is 1 has no increase, and what
   * alerts on one would miss it.
   */
  DecisionCounters(MeterRegistry registry) {
    this.registry = registry;
    for (Endpoint endpoint : new Endpoint[] {Endpoint.MUTATE, Endpoint.VALIDATE}) {
      Decision.Asked asked = new Decision.Asked(endpoint, Operation.CREATE, Kind.POD, false);
      of(asked, Verdict.UNDECIDED);
      of(asked, Verdict.EXCEPTION);
    }
  }

  /** The counter of such decisions. */
  Counter of(Decision.Asked asked, Verdict verdict) {
    int index = index(asked, verdict);
    Counter counter = counters.get(index);
    if (counter == null) {
      counter = register(asked, verdict);
      counters.set(index, counter);
    }
    return counter;
  }

  /** By ordinals, as an EnumMap of EnumMaps would: the order is known to this process alone. */
  @SuppressWarnings("EnumOrdinal")
  private static int index(Decision.Asked asked, Verdict verdict) {
    int index = asked.endpoint().ordinal();
    index = index * OPERATIONS + asked.operation().ordinal();
    index = index * KINDS + asked.kind().ordinal();
    index = index * VERDICTS + verdict.ordinal();
    return index * 2 + (asked.isDryRun() ? 1 : 0);
  }

  /** The registry gives two threads one counter. */
  private Counter register(Decision.Asked asked, Verdict verdict) {
    return Counter.builder("pull_policy_decisions")
        .description("requests that were answered")
        .tag("webhook", asked.endpoint().toString())
        .tag("operation", asked.operation().toString())
        .tag("kind", asked.kind().toString())
        .tag("outcome", verdict.outcome())
        .tag("reason", verdict.reason())
        .tag("dry_run", Boolean.toString(asked.isDryRun()))
        .register(registry);
  }
}
