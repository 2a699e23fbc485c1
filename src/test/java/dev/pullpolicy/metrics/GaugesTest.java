package dev.pullpolicy.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What gauges say of the policy and of what others supply. */
final class GaugesTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final MeterRegistry registry = new SimpleMeterRegistry();

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }

  @Test
  void aPolicyOnceTakenStaysInForce() {
    PolicyMetrics policy = new PolicyMetrics(registry);
    assertThat(gauge("pull_policy_in_force")).isZero();
    assertThat(gauge("pull_policy_taken_timestamp_seconds")).isNaN();
    policy.doubted(2);
    policy.taken("aa", NOON);
    policy.refused(3);
    assertThat(gauge("pull_policy_in_force")).isEqualTo(1);
    assertThat(gauge("pull_policy_document_problems")).isEqualTo(3);
    assertThat(gauge("pull_policy_document_doubts")).isEqualTo(2);
    assertThat(gauge("pull_policy_taken_timestamp_seconds"))
        .isEqualTo((double) NOON.getEpochSecond());
    policy.notInForce();
    assertThat(gauge("pull_policy_in_force")).isEqualTo(1);
    assertThat(gauge("pull_policy_document_problems")).isZero();
  }

  @Test
  void onlyThePolicyInForceHasASeries() {
    PolicyMetrics policy = new PolicyMetrics(registry);
    for (int i = 0; i < 1_000; i++) {
      policy.taken("digest" + i, NOON);
    }
    assertThat(registry.get("pull_policy_info").gauges()).hasSize(1);
    assertThat(registry.get("pull_policy_info").tag("sha256", "digest999").gauge().value())
        .isEqualTo(1);
    assertThat(gauge("pull_policy_generation")).isEqualTo(1_000);
  }

  @Test
  void suppliersAreAskedAtEveryScrape() {
    ServingGauges gauges = new ServingGauges(registry);
    assertThat(gauge("pull_policy_certificate_expiry_timestamp_seconds")).isNaN();
    AtomicBoolean isUp = new AtomicBoolean(true);
    gauges.bytesInFlight(() -> 7);
    gauges.certificateExpiry(() -> Optional.of(NOON));
    gauges.watching(ServingGauges.Watched.POLICY, () -> Optional.of(isUp.get()));
    assertThat(gauge("pull_policy_bytes_in_flight")).isEqualTo(7);
    assertThat(gauge("pull_policy_certificate_expiry_timestamp_seconds"))
        .isEqualTo((double) NOON.getEpochSecond());
    assertThat(watch("policy")).isEqualTo(1);
    isUp.set(false);
    assertThat(watch("policy")).isZero();
    assertThat(watch("namespaces")).isNaN();
  }

  private double watch(String name) {
    return registry.get("pull_policy_watch_healthy").tag("watch", name).gauge().value();
  }
}
