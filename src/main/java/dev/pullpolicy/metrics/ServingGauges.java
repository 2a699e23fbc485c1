package dev.pullpolicy.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The gauges of parts that know nothing of Micrometer: each gives a supplier, which is asked at
 * every scrape. Before that a gauge is NaN, which no comparison alerts on.
 */
@Singleton
public final class ServingGauges {
  private final AtomicReference<DoubleSupplier> bytesInFlight =
      new AtomicReference<>(ServingGauges::notKnown);
  private final AtomicReference<DoubleSupplier> expiry =
      new AtomicReference<>(ServingGauges::notKnown);
  private final AtomicReference<DoubleSupplier> certificateProblems =
      new AtomicReference<>(ServingGauges::notKnown);
  private final Map<Watched, AtomicReference<DoubleSupplier>> watches =
      new EnumMap<>(Watched.class);

  /** What is watched through the Kubernetes API or on disk. */
  public enum Watched {
    /** The policy document. */
    POLICY("policy"),
    /** The labels of namespaces. */
    NAMESPACES("namespaces");

    private final String word;

    Watched(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** Registers all gauges. */
  @Inject
  public ServingGauges(MeterRegistry registry) {
    Gauge.builder("pull_policy_bytes_in_flight", () -> value(bytesInFlight))
        .description("announced bytes of the bodies that are read or judged at this moment")
        .register(registry);
    Gauge.builder("pull_policy_certificate_expiry_timestamp_seconds", () -> value(expiry))
        .description("when the certificate that is served ends")
        .register(registry);
    Gauge.builder("pull_policy_certificate_problems", () -> value(certificateProblems))
        .description(
            "1 where the files hold a certificate that is not served, or an expired one is")
        .register(registry);
    for (Watched watched : Watched.values()) {
      AtomicReference<DoubleSupplier> health = new AtomicReference<>(ServingGauges::notKnown);
      watches.put(watched, health);
      Gauge.builder("pull_policy_watch_healthy", () -> value(health))
          .description("1 where changes are seen as they happen; NaN where nothing is watched")
          .tag("watch", watched.toString())
          .register(registry);
    }
  }

  /** How many bytes are in flight. */
  public void bytesInFlight(LongSupplier bytes) {
    bytesInFlight.set(bytes::getAsLong);
  }

  /** When the certificate ends; empty where there is none. */
  public void certificateExpiry(Supplier<Optional<Instant>> end) {
    expiry.set(() -> end.get().map(ServingGauges::seconds).orElse(Double.NaN));
  }

  /** Whether something is wrong with the certificate, or with its files. */
  public void certificateProblem(BooleanSupplier isWrong) {
    certificateProblems.set(() -> isWrong.getAsBoolean() ? 1 : 0);
  }

  /** Whether that watch is up; empty while nobody needs it. */
  public void watching(Watched watched, Supplier<Optional<Boolean>> health) {
    watches.get(watched).set(() -> health.get().map(isUp -> isUp ? 1.0 : 0.0).orElse(Double.NaN));
  }

  private static double notKnown() {
    return Double.NaN;
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / (double) TimeUnit.SECONDS.toMillis(1);
  }

  private static double value(AtomicReference<DoubleSupplier> supplier) {
    return supplier.get().getAsDouble();
  }
}
