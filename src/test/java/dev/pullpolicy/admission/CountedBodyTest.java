package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How long a body is counted. */
final class CountedBodyTest {
  private final BodiesInFlight bodies = new BodiesInFlight(128 * 1024 * 1024);
  private final CompletableFuture<String> decision = new CompletableFuture<>();

  private CountedBody counted() {
    assertThat(bodies.add(1_000)).isTrue();
    return new CountedBody(bodies, 1_000);
  }

  @Test
  void isCountedUntilItIsJudgedThoughItsClientHungUp() {
    CountedBody body = counted();
    body.heldBy(Uni.createFrom().completionStage(decision)).subscribe().with(made -> {}).cancel();
    body.release();
    assertThat(bodies.bytes()).isEqualTo(1_000);
    decision.complete("made");
    assertThat(bodies.bytes()).isZero();
  }

  @Test
  void isNotJudgedOnceItsExchangeHasEnded() {
    CountedBody body = counted();
    body.release();
    List<String> decided = new ArrayList<>();
    body.heldBy(Uni.createFrom().item(() -> "late").invoke(decided::add))
        .subscribe()
        .with(made -> decided.add("answered"));
    assertThat(decided).isEmpty();
    assertThat(bodies.bytes()).isZero();
  }

  @Test
  void isCountedUntilItsExchangeEndsThoughItWasJudged() {
    CountedBody body = counted();
    var unused =
        body.heldBy(Uni.createFrom().completionStage(decision)).subscribeAsCompletionStage();
    decision.completeExceptionally(new IllegalStateException("it went wrong"));
    assertThat(bodies.bytes()).isEqualTo(1_000);
    body.release();
    assertThat(bodies.bytes()).isZero();
  }
}
