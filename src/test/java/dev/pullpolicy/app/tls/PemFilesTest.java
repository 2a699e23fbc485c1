package dev.pullpolicy.app.tls;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pullpolicy.app.demo.DemoCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of certificates and keys that cannot be served. */
final class PemFilesTest {
  private static DemoCertificate made;

  @TempDir Path folder;

  @BeforeAll
  static void make() throws IOException {
    made = DemoCertificate.make();
  }

  @Test
  void acceptsAPair() {
    assertThatCode(new PemFiles(made.certificate(), made.privateKey())::load)
        .doesNotThrowAnyException();
  }

  @Test
  void refusesTheKeyOfAnother() throws IOException {
    Path other = DemoCertificate.make().privateKey();
    refused(made.certificate(), other, "is not the one of the certificate");
  }

  @Test
  void refusesWhatIsNotThere() {
    refused(folder.resolve("none"), made.privateKey(), "none does not exist");
    refused(made.certificate(), folder.resolve("none"), "none does not exist");
  }

  @Test
  void refusesAFolder() {
    refused(folder, made.privateKey(), "cannot be read");
  }

  @Test
  void refusesOneForTheOther() {
    refused(made.privateKey(), made.privateKey(), "holds no certificate");
    refused(made.certificate(), made.certificate(), "holds no private key");
  }

  @Test
  void refusesWhatIsNoPem() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "certificate");
    refused(text, made.privateKey(), "holds no certificate");
    Path broken = folder.resolve("broken");
    Files.writeString(broken, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    refused(broken, made.privateKey(), "is no valid PEM file");
  }

  @Test
  void refusesMoreThanASecretHolds() throws IOException {
    Path large = Files.write(folder.resolve("large"), new byte[(1 << 20) + 1]);
    refused(large, made.privateKey(), "is larger than 1 MiB");
  }

  private static void refused(Path certificate, Path key, String sentence) {
    assertThatThrownBy(new PemFiles(certificate, key)::load)
        .isInstanceOf(UnusableCertificateException.class)
        .hasMessageContaining(sentence);
  }
}
