package dev.pullpolicy.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.app.tls.ClientChecks;
import dev.pullpolicy.app.tls.PemFiles;
import dev.pullpolicy.source.ConfigMapName;
import dev.pullpolicy.source.WhenMissing;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the options of {@code serve} mean, and what is said of those that mean nothing. */
final class ServeCommandTest {
  private static final String TLS = "--tls-certificate=c --tls-private-key=k ";

  private static final ServeSettings.Certificate CERTIFICATE =
      new ServeSettings.Certificate(new PemFiles(Path.of("c"), Path.of("k")), ClientChecks.NONE);

  @Test
  void servesTheDefaultConfigMap() {
    ServeSettings settings = settings(TLS);
    assertThat(settings.mode()).isEqualTo(ServeSettings.Mode.WEBHOOK);
    assertThat(settings.endpoints()).isEqualTo(new ServeSettings.Endpoints("0.0.0.0", 8443, 9000));
    assertThat(settings.certificate()).contains(CERTIFICATE);
    assertThat(settings.origin())
        .contains(
            new ServeSettings.PolicyConfigMap(new ConfigMapName("pull-policy", "pull-policy")));
    assertThat(settings.whenMissing()).isEqualTo(WhenMissing.READY);
  }

  @Test
  void takesEveryOption() {
    ServeSettings settings =
        settings(
            TLS
                + "--policy-config-map a/b --missing-policy NotReady --host 127.0.0.1"
                + " --port 1 --management-port 0 --tls-server-name w.n.svc --tls-ca ca.crt");
    assertThat(settings.endpoints()).isEqualTo(new ServeSettings.Endpoints("127.0.0.1", 1, 0));
    assertThat(settings.certificate().map(ServeSettings.Certificate::checks))
        .contains(new ClientChecks(Optional.of("w.n.svc"), Optional.of(Path.of("ca.crt"))));
    assertThat(settings.origin())
        .contains(new ServeSettings.PolicyConfigMap(new ConfigMapName("a", "b")));
    assertThat(settings.whenMissing()).isEqualTo(WhenMissing.NOT_READY);
  }

  @Test
  void isNeverReadyWithoutItsFile() {
    ServeSettings settings = settings(TLS + "--policy-file=p.yaml");
    assertThat(settings.origin()).contains(new ServeSettings.PolicyFile(Path.of("p.yaml")));
    assertThat(settings.whenMissing()).isEqualTo(WhenMissing.NOT_READY);
  }

  @Test
  void servesTheDemoOnLoopback() {
    assertThat(settings("--demo").endpoints().host()).isEqualTo("127.0.0.1");
    assertThat(settings("--demo").mode()).isEqualTo(ServeSettings.Mode.DEMO);
    assertThat(settings("--demo --samples").mode()).isEqualTo(ServeSettings.Mode.SAMPLES);
  }

  @Test
  void drainsNoConnectionsInTheDemo() {
    var demo = ServeProperties.of(settings("--demo"), CERTIFICATE);
    assertThat(demo).containsEntry("quarkus.shutdown.delay", "0S");
    var webhook = ServeProperties.of(settings(TLS), CERTIFICATE);
    assertThat(webhook).doesNotContainKey("quarkus.shutdown.delay");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --port x               | --port: is "x"; must be a number from 0 to 65535
          --port 65536           | --port: is "65536"; must be a number from 0 to 65535
          --port -1              | --port: is "-1"; must be a number from 0 to 65535
          --management-port 1e3  | --management-port: is "1e3"; must be a number from 0 to 65535
          --port 1 --management-port 1 --demo | --port and --management-port are both 1; choose two ports
          --missing-policy ready | --missing-policy: is "ready"; did you mean "Ready"?
          --policy-config-map a  | --policy-config-map: "a" has no "/"; write NAMESPACE/NAME, such as pull-policy/pull-policy
          --policy-config-map A/b | --policy-config-map: "A" is no legal namespace; write NAMESPACE/NAME in lower-case letters, digits, "-" and "."
          --policy-config-map a/ | --policy-config-map: "" is no legal name; write NAMESPACE/NAME in lower-case letters, digits, "-" and "."
          --policy-config-map a/b/c | --policy-config-map: "b/c" is no legal name; write NAMESPACE/NAME in lower-case letters, digits, "-" and "."
          --host=                | --host: is empty; write an address, such as 0.0.0.0
          --tls-certificate c    | --tls-certificate and --tls-private-key are both needed; without a certificate at hand, try --demo
          --samples              | --samples goes with --demo only
          --demo --policy-file p | --policy-file does not go with --demo; leave one of them out
          --tls-certificate c --tls-private-key k --policy-file p --policy-config-map a/b | --policy-config-map does not go with --policy-file; leave one of them out
          --tls-certificate c --tls-private-key k --policy-file p --missing-policy Ready | --missing-policy does not go with --policy-file; leave one of them out
          --nonsense             | unknown option --nonsense
          """)
  void refusesInOneLine(String options, String sentence) {
    StringWriter err = new StringWriter();
    int code =
        CommandLineProgram.create(Commands.TERMINAL)
            .setErr(new PrintWriter(err))
            .execute(("serve " + options).strip().split(" "));
    assertThat(err.toString().lines())
        .containsExactly("pullpolicy serve: " + sentence + "; see: pullpolicy serve --help");
    assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
  }

  @Test
  void refusesAnUnknownCommand() {
    StringWriter err = new StringWriter();
    int code =
        CommandLineProgram.create(Commands.TERMINAL).setErr(new PrintWriter(err)).execute("sevre");
    assertThat(err.toString())
        .isEqualTo(
            "pullpolicy: unknown command \"sevre\"; did you mean \"serve\"?; see: pullpolicy --help%n"
                .formatted());
    assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
  }

  @Test
  void knowsItsVersion() {
    StringWriter out = new StringWriter();
    CommandLineProgram.create(Commands.TERMINAL).setOut(new PrintWriter(out)).execute("--version");
    assertThat(out.toString()).matches("pullpolicy [0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?\\R");
  }

  private static ServeSettings settings(String options) {
    CommandLine program = CommandLineProgram.create(Commands.TERMINAL);
    program.parseArgs(("serve " + options).strip().split(" "));
    ServeCommand serve = program.getSubcommands().get("serve").getCommand();
    return serve.settings();
  }
}
