package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.config.PolicyState;
import org.junit.jupiter.api.Test;

/** Who is let in before the webhook is warm. */
final class WarmUpGateTest {
  @Test
  void letsOnlyItselfInUntilItIsOpened() {
    WarmUpGate gate = new WarmUpGate();
    assertThat(gate.lets(gate.token())).isTrue();
    assertThat(gate.lets(null)).isFalse();
    assertThat(gate.lets("")).isFalse();
    assertThat(gate.lets(new WarmUpGate().token())).isFalse();
    assertThat(gate.policy()).isInstanceOf(PolicyState.InForce.class);

    gate.open();
    assertThat(gate.lets(null)).isTrue();
  }
}
