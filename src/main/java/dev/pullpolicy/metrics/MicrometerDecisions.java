package dev.pullpolicy.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Counts decisions with Micrometer. An allowed request costs an array access, a counter and a
 * timer: what is looked up by name is only what breaks rules or is written.
 */
@Singleton
public final class MicrometerDecisions implements DecisionRecorder {
  /**
   * In microseconds. A small pod takes about 50, the largest body that is judged some hundred
   * thousand; above a second the API server's own timeout is near, and how near is not told here.
   */
  private static final long[] BUCKETS = {
    50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000,
    1_000_000
  };

  private final DecisionCounters decisions;
  private final Map<Endpoint, Timer> durations = new EnumMap<>(Endpoint.class);
  private final FindingCounters findings;

  /** Registers what is there from the start. */
  @Inject
  public MicrometerDecisions(MeterRegistry registry) {
    decisions = new DecisionCounters(registry);
    for (Endpoint endpoint : Endpoint.values()) {
      if (endpoint != Endpoint.NONE) {
        durations.put(endpoint, duration(endpoint, registry));
      }
    }
    findings = new FindingCounters(registry);
  }

  private static Timer duration(Endpoint endpoint, MeterRegistry registry) {
    return Timer.builder("pull_policy_decision_duration")
        .description("reading a request, deciding it and writing the answer, without the network")
        .tag("webhook", endpoint.toString())
        .serviceLevelObjectives(
            LongStream.of(BUCKETS)
                .mapToObj(micros -> Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(micros)))
                .toArray(Duration[]::new))
        .register(registry);
  }

  @Override
  public void record(Decision decision) {
    decisions.of(decision.asked(), decision.verdict()).increment();
    Timer duration = durations.get(decision.asked().endpoint());
    if (duration != null) {
      duration.record(decision.nanos(), TimeUnit.NANOSECONDS);
    }
    if (!decision.asked().isDryRun()) {
      findings.count(decision.findings());
    }
  }

  @Override
  public void refused(Endpoint endpoint, Verdict verdict) {
    decisions.of(Decision.Asked.unread(endpoint), verdict).increment();
  }
}
