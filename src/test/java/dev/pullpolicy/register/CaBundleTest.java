package dev.pullpolicy.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pullpolicy.certificate.IssuedCertificate;
import dev.pullpolicy.certificate.Validity;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which CAs are trusted together. */
final class CaBundleTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static X509Certificate until(long seconds) throws IOException {
    Validity validity = new Validity(NOW.minusSeconds(60), NOW.plusSeconds(seconds));
    return IssuedCertificate.make("a.b.svc", validity).authority();
  }

  @Test
  void eachIsThereOnce() throws Exception {
    X509Certificate one = until(10);
    X509Certificate two = until(20);
    CaBundle both = CaBundle.of(one).and(new CaBundle(List.of(one, two, two)));
    assertThat(both.authorities()).containsExactly(one, two);
    assertThat(CaBundle.parse(both.pem() + both.pem())).isEqualTo(both);
  }

  @Test
  void whatExpiredIsLeftOut() throws Exception {
    X509Certificate old = until(0);
    X509Certificate fresh = until(1);
    CaBundle both = new CaBundle(List.of(old, fresh));
    assertThat(both.unexpired(NOW).authorities()).containsExactly(fresh);
  }

  @Test
  void ofATextThatIsPartlyBrokenTheRestIsRead() throws Exception {
    CaBundle good = CaBundle.of(until(10));
    String broken = "-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----\n";
    String cut = "-----BEGIN CERTIFICATE-----\nAA\n";
    assertThat(CaBundle.readable(broken + good.pem() + cut)).isEqualTo(good);
    assertThat(CaBundle.readable(broken + cut).isEmpty()).isTrue();
  }

  @Test
  void noneIsDroppedToMakeRoom() throws Exception {
    List<X509Certificate> twenty = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      twenty.add(until(100 + i));
    }
    CaBundle full = new CaBundle(twenty);
    full.requireRoom();
    CaBundle more = CaBundle.of(until(1)).and(full);
    assertThat(more.authorities()).hasSize(21);
    assertThatThrownBy(more::requireRoom)
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("21 CAs would be trusted, and 20 are the most; remove those");
  }
}
