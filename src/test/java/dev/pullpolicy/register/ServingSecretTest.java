package dev.pullpolicy.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.certificate.IssuedCertificate;
import dev.pullpolicy.certificate.SelfSignedCertificate;
import dev.pullpolicy.certificate.Validity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

/** When what a Secret holds cannot be served on, at a time that stands still. */
final class ServingSecretTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String HOST = "webhook.pull-policy.svc";
  private static final Renewal RENEWAL = RegistrationWorld.RENEWAL;

  private static IssuedCertificate until(Instant notAfter) throws IOException {
    return IssuedCertificate.make(HOST, new Validity(NOW.minusSeconds(60), notAfter));
  }

  private static ServingSecret holding(IssuedCertificate made) {
    return new ServingSecret(
        new ServingSecret(RegistrationWorld.secret()).with(made, CaBundle.of(made.authority())));
  }

  private static ServingSecret with(ServingSecret secret, String key, String value) {
    var object = secret.object().deepCopy();
    object
        .withObject("/data")
        .put(key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.US_ASCII)));
    return new ServingSecret(object);
  }

  private static void is(ServingSecret secret, String problem) {
    assertThat(secret.problem(HOST, RENEWAL, NOW).orElse("")).isEqualTo(problem);
  }

  @Test
  void isInOrderUntilItsRenewalIsDue() throws IOException {
    Instant due = NOW.plus(RENEWAL.before());
    is(holding(until(due.plusSeconds(1))), "");
    is(holding(until(due)), "that in the Secret ends at " + due);
  }

  @Test
  void isOverOrHasNotBegun() throws IOException {
    is(holding(until(NOW)), "that in the Secret expired at " + NOW);
    Instant later = NOW.plusSeconds(60);
    Validity validity = new Validity(later, NOW.plus(RENEWAL.valid()));
    is(
        holding(IssuedCertificate.make(HOST, validity)),
        "that in the Secret is not valid before " + later);
  }

  @Test
  void isNotThere() {
    is(new ServingSecret(RegistrationWorld.secret()), "there was none");
    is(with(new ServingSecret(RegistrationWorld.secret()), "tls.crt", "x"), "there was none");
  }

  @Test
  void isGarbage() throws IOException {
    ServingSecret good = holding(until(NOW.plus(RENEWAL.valid())));
    is(with(good, "tls.crt", "x"), "the Secret held no certificate with its key");
    is(
        with(good, "tls.key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"),
        "what the Secret held could not be read");
    is(
        with(good, "ca.crt", "x"),
        "that in the Secret was of no CA that is to be trusted and in date");
    var notBase64 = good.object().deepCopy();
    notBase64.withObject("/data").put("tls.crt", "=");
    is(new ServingSecret(notBase64), "there was none");
  }

  @Test
  void doesNotBelongTogether() throws IOException {
    IssuedCertificate made = until(NOW.plus(RENEWAL.valid()));
    IssuedCertificate other = until(NOW.plus(RENEWAL.valid()));
    is(
        with(holding(made), "tls.key", other.privateKey()),
        "the key in the Secret was of another certificate");
    is(
        with(holding(made), "ca.crt", CaBundle.of(other.authority()).pem()),
        "that in the Secret was of no CA that is to be trusted and in date");
  }

  /** What could never be seen to be right is not in order. */
  @Test
  void isNoServersOrOfNoCa() throws IOException {
    TestCertificates client = new TestCertificates();
    client.use = KeyPurposeId.id_kp_clientAuth;
    problem(client, "that in the Secret was not for servers (extended key usage)");
    TestCertificates leaf = new TestCertificates();
    leaf.authorityIsOne = false;
    problem(leaf, "that in the Secret was of no CA that is to be trusted and in date");
    problem(new TestCertificates(), "");
  }

  private static void problem(TestCertificates made, String problem) throws IOException {
    ServingSecret secret =
        holding(new IssuedCertificate(made.authority(), made.certificate(), made.privateKey()));
    Renewal soon = new Renewal(Duration.ofHours(2), Duration.ofMinutes(1));
    assertThat(secret.problem(HOST, soon, Instant.now()).orElse("")).isEqualTo(problem);
  }

  @Test
  void isNotPrintedWithItsKey() throws IOException {
    IssuedCertificate made = until(NOW.plusSeconds(60));
    String key = holding(made).object().at("/data/tls.key").asText();
    assertThat(holding(made).toString()).contains("webhook-tls").doesNotContain(key);
    assertThat(made.toString()).contains("CN=pullpolicy webhook").doesNotContain("PRIVATE KEY");
    assertThat(SelfSignedCertificate.make(NOW, NOW.plusSeconds(1)).toString())
        .doesNotContain("PRIVATE KEY");
  }

  @Test
  void isForAnotherName() throws IOException {
    Validity validity = new Validity(NOW, NOW.plus(Duration.ofDays(90)));
    is(
        holding(IssuedCertificate.make("other.pull-policy.svc", validity)),
        "that in the Secret was for another name than " + HOST);
  }

  @Test
  void newOnesAreValidFromAnHourAgo() {
    assertThat(RENEWAL.from(NOW.plusMillis(7)))
        .isEqualTo(new Validity(NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofDays(90))));
  }
}
