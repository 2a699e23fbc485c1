package dev.pullpolicy.admission;

import dev.pullpolicy.config.NamespaceLabels;
import dev.pullpolicy.config.PolicySource;
import dev.pullpolicy.config.PolicyState;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in for the cluster around a real server: the policy, labels and day of one case. */
@Alternative
@Singleton
class AdmissionWorld implements PolicySource, NamespaceLabels {
  /** Longer than the webhook remembers what it wrote, so that cases do not see each other. */
  private static final Duration BETWEEN_CASES = Duration.ofMinutes(2);

  private static volatile Optional<RequestBasis> basis = Optional.empty();
  private static volatile NamespaceLabels labels = NamespaceLabels.UNKNOWN;
  private static volatile LocalDate today = LocalDate.EPOCH;
  private static final AtomicInteger CASES = new AtomicInteger();

  /** Puts the world of that case in place. */
  static void becomes(AdmissionCase fixture) {
    basis = fixture.policy();
    labels = fixture.labels();
    today = fixture.today();
    CASES.incrementAndGet();
  }

  @Override
  public PolicyState current() {
    return basis
        .<PolicyState>map(known -> inForce(known))
        .orElseGet(PolicyState.NothingEnforced::new);
  }

  /** The clock goes on by cases, so that what is fresh in one is not in the next. */
  private static PolicyState inForce(RequestBasis known) {
    return known.before().isPresent()
        ? new PolicyState.InForce(known.snapshot(), CaseClock.now(), known.before())
        : new PolicyState.InForce(known.snapshot());
  }

  @Override
  public Optional<Map<String, String>> of(String namespace) {
    return labels.of(namespace);
  }

  @Override
  public CompletionStage<Optional<String>> refusal() {
    return labels.refusal();
  }

  @Produces
  @Alternative
  @Singleton
  Clock clock() {
    return new CaseClock();
  }

  /** The case's day, later by each case. */
  private static final class CaseClock extends Clock {
    @Override
    public Instant instant() {
      return now();
    }

    private static Instant now() {
      return today
          .atStartOfDay(ZoneOffset.UTC)
          .toInstant()
          .plus(BETWEEN_CASES.multipliedBy(CASES.get()));
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Enables it. */
  public static final class Profile implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(AdmissionWorld.class);
    }
  }
}
