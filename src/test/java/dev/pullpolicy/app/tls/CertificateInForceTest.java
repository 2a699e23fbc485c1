package dev.pullpolicy.app.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pullpolicy.certificate.IssuedCertificate;
import dev.pullpolicy.certificate.Pem;
import dev.pullpolicy.certificate.SelfSignedCertificate;
import dev.pullpolicy.certificate.Validity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which certificate is served while the files change under the webhook. */
final class CertificateInForceTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path folder;
  private PemFiles files;

  @BeforeEach
  void name() {
    files = new PemFiles(folder.resolve("tls.crt"), folder.resolve("tls.key"));
  }

  @Test
  void takesANewPairOnceItWasSeenTwice() throws Exception {
    write(valid(1));
    CertificateInForce certificate = new CertificateInForce(files, ClientChecks.NONE, CLOCK);
    write(valid(2));
    certificate.look();
    assertThat(certificate.notAfter()).isEqualTo(NOW.plus(HOUR));
    assertThat(certificate.isWrong()).isFalse();
    certificate.look();
    assertThat(certificate.notAfter()).isEqualTo(NOW.plus(HOUR.multipliedBy(2)));
    assertThat(certificate.problem()).isEmpty();
  }

  @Test
  void keepsTheOldOneWhileTheKeyIsOfAnother() throws Exception {
    write(valid(1));
    CertificateInForce certificate = new CertificateInForce(files, ClientChecks.NONE, CLOCK);
    SelfSignedCertificate next = valid(2);
    Files.writeString(files.certificate(), next.certificate());
    lookTwice(certificate);
    assertThat(certificate.problem()).contains("is not the one of the certificate");
    assertThat(certificate.notAfter()).isEqualTo(NOW.plus(HOUR));

    Files.writeString(files.privateKey(), next.privateKey());
    lookTwice(certificate);
    assertThat(certificate.problem()).isEmpty();
    assertThat(certificate.notAfter()).isEqualTo(NOW.plus(HOUR.multipliedBy(2)));
  }

  @Test
  void isNotAcceptedForAnotherNameThanTheApiServerCalls() throws Exception {
    write(valid(1));
    assertThat(checked("localhost", Optional.empty()).whyNotAccepted()).isEmpty();
    assertThat(checked("webhook.pull-policy.svc", Optional.empty()).whyNotAccepted())
        .contains("is not for the name webhook.pull-policy.svc, by which the API server calls");
  }

  @Test
  void isNotAcceptedOfAnotherCaThanTheApiServerTrusts() throws Exception {
    write(valid(1));
    Path authorities = folder.resolve("ca.crt");
    CertificateInForce certificate = checked("localhost", Optional.of(authorities));
    assertThat(certificate.whyNotAccepted()).contains("ca.crt does not exist");
    Files.writeString(authorities, valid(1).certificate());
    assertThat(certificate.whyNotAccepted()).contains("is of none of the CAs in");
    Files.copy(files.certificate(), authorities, StandardCopyOption.REPLACE_EXISTING);
    assertThat(certificate.whyNotAccepted()).isEmpty();
  }

  @Test
  void isAcceptedOfACaThatIssuedIt() throws Exception {
    IssuedCertificate issued =
        IssuedCertificate.make(
            "webhook.pull-policy.svc", new Validity(NOW.minus(HOUR), NOW.plus(HOUR)));
    Files.writeString(files.certificate(), Pem.text(issued.certificate()));
    Files.writeString(files.privateKey(), issued.privateKey());
    Path authorities = Files.writeString(folder.resolve("ca.crt"), Pem.text(issued.authority()));
    assertThat(checked("webhook.pull-policy.svc", Optional.of(authorities)).whyNotAccepted())
        .isEmpty();
  }

  private CertificateInForce checked(String name, Optional<Path> authorities) throws Exception {
    return new CertificateInForce(files, new ClientChecks(Optional.of(name), authorities), CLOCK);
  }

  @Test
  void keepsTheOldOneWhileTheNewOneIsOutOfDate() throws Exception {
    write(valid(1));
    CertificateInForce certificate = new CertificateInForce(files, ClientChecks.NONE, CLOCK);
    write(SelfSignedCertificate.make(NOW.minus(HOUR), NOW.minusSeconds(1)));
    lookTwice(certificate);
    assertThat(certificate.problem()).contains("expired at 2026-11-21T11:59:59Z");
    write(SelfSignedCertificate.make(NOW.plusSeconds(1), NOW.plus(HOUR)));
    lookTwice(certificate);
    assertThat(certificate.problem()).contains("is not valid before 2026-11-21T12:00:01Z");
    assertThat(certificate.notAfter()).isEqualTo(NOW.plus(HOUR));
    assertThat(certificate.whyNotAccepted()).isEmpty();
  }

  @Test
  void keepsTheOldOneWhileTheFilesAreGone() throws Exception {
    write(valid(1));
    CertificateInForce certificate = new CertificateInForce(files, ClientChecks.NONE, CLOCK);
    Files.delete(files.certificate());
    lookTwice(certificate);
    assertThat(certificate.problem()).contains("tls.crt does not exist");
    assertThat(certificate.isWrong()).isTrue();
    assertThat(certificate.whyNotAccepted()).isEmpty();
  }

  @Test
  void isWellAgainWhenTheOldFilesAreBack() throws Exception {
    SelfSignedCertificate first = valid(1);
    write(first);
    CertificateInForce certificate = new CertificateInForce(files, ClientChecks.NONE, CLOCK);
    Files.writeString(files.privateKey(), "no key");
    lookTwice(certificate);
    assertThat(certificate.problem()).contains("holds no private key");
    write(first);
    lookTwice(certificate);
    assertThat(certificate.problem()).isEmpty();
  }

  @Test
  void servesOneThatIsOutOfDateAtTheStartAndSaysSo() throws Exception {
    write(SelfSignedCertificate.make(NOW.minus(HOUR), NOW.minusSeconds(1)));
    CertificateInForce certificate = new CertificateInForce(files, ClientChecks.NONE, CLOCK);
    assertThat(certificate.whyNotAccepted()).contains("expired at");
    write(valid(1));
    lookTwice(certificate);
    assertThat(certificate.whyNotAccepted()).isEmpty();
  }

  @Test
  void doesNotBeginWithoutOne() {
    assertThatThrownBy(() -> new CertificateInForce(files, ClientChecks.NONE, CLOCK))
        .isInstanceOf(UnusableCertificateException.class)
        .hasMessageContaining("does not exist");
  }

  private static void lookTwice(CertificateInForce certificate) {
    certificate.look();
    certificate.look();
  }

  private static SelfSignedCertificate valid(int hours) throws IOException {
    return SelfSignedCertificate.make(NOW.minus(HOUR), NOW.plus(HOUR.multipliedBy(hours)));
  }

  private void write(SelfSignedCertificate made) throws IOException {
    Files.writeString(files.certificate(), made.certificate());
    Files.writeString(files.privateKey(), made.privateKey());
  }
}
