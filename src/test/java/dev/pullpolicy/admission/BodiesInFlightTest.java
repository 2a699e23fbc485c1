package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How much may be in flight. */
final class BodiesInFlightTest {
  private static final long MIB = 1024 * 1024;

  /** What {@code -Xmx128m} leaves with the serial collector. */
  private static final long SMALL_HEAP = 123 * MIB;

  @Test
  void isBoundedByAThirdOfTheHeapThatIsLeft() {
    BodiesInFlight bodies = new BodiesInFlight(SMALL_HEAP);
    long taken = 0;
    while (bodies.add(1 * MIB)) {
      taken += MIB;
    }
    while (bodies.add(1024)) {
      taken += 1024;
    }
    assertThat(bodies.bytes()).isEqualTo(taken).isBetween(24 * MIB, (SMALL_HEAP - 48 * MIB) / 3);
  }

  @Test
  void takesTheLargestBodyAndTheNextWhenItIsGone() {
    BodiesInFlight bodies = new BodiesInFlight(SMALL_HEAP);
    assertThat(bodies.add(Webhook.MAX_BODY_BYTES)).isTrue();
    assertThat(bodies.add(Webhook.MAX_BODY_BYTES)).isFalse();
    bodies.remove(Webhook.MAX_BODY_BYTES);
    assertThat(bodies.bytes()).isZero();
    assertThat(bodies.add(Webhook.MAX_BODY_BYTES)).isTrue();
  }

  @Test
  void smallBodiesHaveRoomWhateverTheLargeOnesTake() {
    BodiesInFlight bodies = new BodiesInFlight(SMALL_HEAP);
    while (bodies.add(BodiesInFlight.SMALL_BYTES + 1)) {}
    assertThat(bodies.add(30 * 1024)).isTrue();
  }

  @Test
  void aHeapThatIsTooSmallIsAProblem() {
    assertThat(BodiesInFlight.problem(SMALL_HEAP)).isEmpty();
    assertThat(BodiesInFlight.problem(100 * MIB).orElseThrow())
        .contains("the heap has 100 MiB", "-Xmx128m");
  }
}
