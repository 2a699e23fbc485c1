package dev.pullpolicy.metrics;

import dev.pullpolicy.policy.BrokenEntry;
import dev.pullpolicy.policy.Decider;
import dev.pullpolicy.policy.PullPolicyChange;
import dev.pullpolicy.policy.Violation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;

/** Counters of what decisions find. All labels are bounded, whatever is asked. */
final class FindingCounters {
  private final EntryCounters violations;
  private final EntryCounters changes;
  private final EntryCounters refusedLater;
  private final Map<Stale, Counter> stale = new HashMap<>();
  private final Counter placeholders;

  private record Stale(boolean isResettable, boolean isReported) {}

  /** Registers those whose labels are known from the start. */
  FindingCounters(MeterRegistry registry) {
    violations =
        new EntryCounters(
            registry, "pull_policy_violations", "broken rules, and overrides not in force");
    changes =
        new EntryCounters(
            registry, "pull_policy_changes", "pull policies written, or reported as missing");
    refusedLater =
        new EntryCounters(
            registry,
            "pull_policy_refused_later",
            "workloads admitted though their new pods will be refused");
    for (boolean isResettable : new boolean[] {true, false}) {
      for (boolean isReported : new boolean[] {true, false}) {
        Stale labels = new Stale(isResettable, isReported);
        stale.put(labels, register(labels, registry));
      }
    }
    placeholders =
        Counter.builder("pull_policy_placeholders")
            .description("image uses of custom resources that were not filled in yet")
            .register(registry);
  }

  private static Counter register(Stale labels, MeterRegistry registry) {
    return Counter.builder("pull_policy_stale_defaults")
        .description("stale defaults that updates left standing")
        .tag("resettable", Boolean.toString(labels.isResettable()))
        .tag("reported", Boolean.toString(labels.isReported()))
        .register(registry);
  }

  /** Counts all of it. */
  void count(Findings findings) {
    findings.broken().forEach(entry -> violations.increment(labels(entry), entry.count()));
    findings.changes().forEach(change -> changes.increment(labels(change), 1));
    findings.refusedLater().forEach(entry -> refusedLater.increment(withoutAction(entry), 1));
    findings.stale().forEach(left -> stale.get(labels(left)).increment());
    if (findings.placeholders() > 0) {
      placeholders.increment(findings.placeholders());
    }
  }

  private static EntryCounters.Entry labels(BrokenEntry entry) {
    return labels(entry, entry.action().toString());
  }

  /** Only what denies refuses pods. */
  private static EntryCounters.Entry withoutAction(BrokenEntry entry) {
    return labels(entry, "");
  }

  private static EntryCounters.Entry labels(BrokenEntry entry, String action) {
    String section = entry.kind() == Violation.Kind.RULE ? "rules" : "overrides";
    return new EntryCounters.Entry(section, entry.name(), action, entry.reportedBy().isPresent());
  }

  private static EntryCounters.Entry labels(PullPolicyChange change) {
    return new EntryCounters.Entry(
        section(change.decider().kind()),
        change.decider().name(),
        "",
        change.reportedBy().isPresent());
  }

  private static String section(Decider.Kind kind) {
    return switch (kind) {
      case OVERRIDE -> "overrides";
      case DEFAULT -> "defaults";
      case STALE_DEFAULT -> "staleDefaults";
      case CHOSEN, KUBERNETES_DEFAULT -> "none";
    };
  }

  private static Stale labels(LeftDefault left) {
    return new Stale(left.isResettable(), left.stale().reportedBy().isPresent());
  }
}
