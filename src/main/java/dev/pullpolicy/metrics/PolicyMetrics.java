package dev.pullpolicy.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What is known of the policy document, as gauges. A policy once in force stays so: a broken or
 * missing document only changes what is told of the document.
 */
@Singleton
public final class PolicyMetrics {
  /** As readiness words them. */
  private static final List<String> STATES =
      List.of("Pending", "InForce", "Waiting", "Refused", "Missing");

  private final Counter refused;
  private final MultiGauge info;
  private volatile String state = "";
  private volatile int generation;
  private volatile double takenSeconds = Double.NaN;
  private volatile int problems;
  private volatile int doubts;
  private volatile String digest = "";
  private volatile Unmatched unmatched = new Unmatched("", 0);

  /** How many paths of the document with that digest lead nowhere. */
  private record Unmatched(String digest, int paths) {}

  /** Registers all but the digest, which is not known yet. */
  @Inject
  public PolicyMetrics(MeterRegistry registry) {
    refused =
        Counter.builder("pull_policy_documents_refused")
            .description("policy documents that were refused since the start")
            .register(registry);
    info =
        MultiGauge.builder("pull_policy_info")
            .description("the policy in force; always 1")
            .register(registry);
    Gauge.builder("pull_policy_in_force", () -> generation > 0 ? 1 : 0)
        .description("1 where a policy is in force")
        .register(registry);
    for (String word : STATES) {
      Gauge.builder("pull_policy_document_state", () -> state.equals(word) ? 1 : 0)
          .description("1 for what was last seen of the policy document")
          .tag("state", word)
          .register(registry);
    }
    Gauge.builder("pull_policy_generation", () -> generation)
        .description("policy documents that came into force since the start")
        .register(registry);
    Gauge.builder("pull_policy_taken_timestamp_seconds", () -> takenSeconds)
        .description("when the policy in force was taken")
        .register(registry);
    Gauge.builder("pull_policy_document_problems", () -> problems)
        .description("errors of the policy document that was last seen")
        .register(registry);
    Gauge.builder("pull_policy_document_doubts", () -> doubts)
        .description("what is legal but surely wrong in the valid document that was last read")
        .register(registry);
    Gauge.builder("pull_policy_unmatched_paths", this::unmatchedPaths)
        .description("paths of workloads at which no object had anything so far")
        .register(registry);
  }

  private int unmatchedPaths() {
    Unmatched last = unmatched;
    return last.digest().equals(digest) ? last.paths() : 0;
  }

  /** What was last seen of the document, as readiness words it. */
  public void seen(String word) {
    state = word;
  }

  /** A document came into force. */
  public synchronized void taken(String sha256, Instant at) {
    digest = sha256;
    takenSeconds = at.toEpochMilli() / (double) TimeUnit.SECONDS.toMillis(1);
    problems = 0;
    generation = generation + 1;
    info.register(List.of(MultiGauge.Row.of(Tags.of("sha256", sha256), 1)), true);
  }

  /** A document was refused for that many errors. */
  public synchronized void refused(int errors) {
    problems = errors;
    refused.increment();
  }

  /** A valid document was read in which that much is surely wrong. */
  public synchronized void doubted(int doubtful) {
    doubts = doubtful;
  }

  /**
   * In that many paths of the document with that digest no object had anything so far. It is told
   * once the document is in force.
   */
  public void unmatched(String sha256, int paths) {
    unmatched = new Unmatched(sha256, paths);
  }

  /** There is no document, or a valid one that waits. */
  public synchronized void notInForce() {
    problems = 0;
  }
}
