package dev.pullpolicy.app;

import dev.pullpolicy.app.tls.ClientChecks;
import dev.pullpolicy.app.tls.PemFiles;
import dev.pullpolicy.cli.OneOf;
import dev.pullpolicy.policy.Printable;
import dev.pullpolicy.source.ConfigMapName;
import dev.pullpolicy.source.WhenMissing;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code pullpolicy serve}: reads the options of the webhook and starts it. */
@Command(
    name = "serve",
    description = "Serves the admission webhook over HTTPS.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:This help is printed.",
      "1:It could not start, or cannot go on.",
      "2:An argument was not understood.",
      "143:It was told to stop (SIGTERM)."
    },
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} serve --demo",
      "  ${ROOT-COMMAND-NAME} serve --tls-certificate tls.crt --tls-private-key tls.key"
    })
final class ServeCommand implements Callable<Integer> {
  private static final String CONFIG_MAP = "--policy-config-map";
  private static final String FILE = "--policy-file";
  private static final String MISSING = "--missing-policy";
  private static final String CERTIFICATE = "--tls-certificate";
  private static final String PRIVATE_KEY = "--tls-private-key";
  private static final String SERVER_NAME = "--tls-server-name";
  private static final String CA = "--tls-ca";
  private static final String HOST = "--host";
  private static final String DEMO = "--demo";
  private static final String SAMPLES = "--samples";

  @Spec private CommandSpec spec;

  @Option(
      names = CONFIG_MAP,
      paramLabel = "NAMESPACE/NAME",
      converter = ConfigMapNameConverter.class,
      description = "The ConfigMap whose key policy.yaml is the policy; pull-policy/pull-policy.")
  private ConfigMapName configMap;

  @Option(
      names = FILE,
      paramLabel = "FILE",
      description = "A file that is the policy, such as one of a mounted ConfigMap.")
  private Path file;

  @Option(
      names = MISSING,
      paramLabel = "Ready|NotReady",
      converter = WhenMissingConverter.class,
      description = "What a webhook whose ConfigMap does not exist is; Ready, enforcing nothing.")
  private WhenMissing whenMissing;

  @Option(
      names = CERTIFICATE,
      paramLabel = "FILE",
      description = "The serving certificate and its chain, PEM; a new one is taken while serving.")
  private Path certificate;

  @Option(names = PRIVATE_KEY, paramLabel = "FILE", description = "Its private key, PEM.")
  private Path privateKey;

  @Option(
      names = SERVER_NAME,
      paramLabel = "NAME",
      description =
          "The name by which the API server calls; not ready with a certificate for others.")
  private String serverName;

  @Option(
      names = CA,
      paramLabel = "FILE",
      description =
          "The CAs that the API server trusts, PEM; not ready with a certificate of others.")
  private Path authorities;

  @Option(
      names = HOST,
      paramLabel = "ADDRESS",
      converter = HostConverter.class,
      description = "The address to listen on; 0.0.0.0, with --demo 127.0.0.1.")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = PortConverter.class,
      description = "The port of /mutate and /validate; ${DEFAULT-VALUE}. 0 takes a free one.",
      defaultValue = "8443")
  private int port;

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      converter = PortConverter.class,
      description = "The port of health and metrics; ${DEFAULT-VALUE}. 0 takes a free one.",
      defaultValue = "9000")
  private int managementPort;

  @Option(
      names = DEMO,
      description = "Needs nothing: a certificate made on the spot, a policy that is built in.")
  private boolean demo;

  @Option(
      names = SAMPLES,
      description = "With --demo: sends sample pods to itself, prints the answers and ends.")
  private boolean samples;

  @Override
  public Integer call() throws Exception {
    return new Server(settings()).run();
  }

  /** The options as settings; refuses those that do not go together. */
  ServeSettings settings() {
    return demo ? demoSettings() : webhookSettings();
  }

  private ServeSettings demoSettings() {
    refuseWith(DEMO, certificate, CERTIFICATE);
    refuseWith(DEMO, privateKey, PRIVATE_KEY);
    refuseWith(DEMO, serverName, SERVER_NAME);
    refuseWith(DEMO, authorities, CA);
    refuseWith(DEMO, configMap, CONFIG_MAP);
    refuseWith(DEMO, file, FILE);
    refuseWith(DEMO, whenMissing, MISSING);
    return new ServeSettings(
        samples ? ServeSettings.Mode.SAMPLES : ServeSettings.Mode.DEMO,
        endpoints("127.0.0.1"),
        Optional.empty(),
        Optional.empty(),
        WhenMissing.NOT_READY);
  }

  private ServeSettings webhookSettings() {
    if (samples) {
      throw refused(SAMPLES + " goes with " + DEMO + " only");
    }
    if (certificate == null || privateKey == null) {
      throw refused(
          "%s and %s are both needed; without a certificate at hand, try %s"
              .formatted(CERTIFICATE, PRIVATE_KEY, DEMO));
    }
    if (file != null) {
      refuseWith(FILE, configMap, CONFIG_MAP);
      refuseWith(FILE, whenMissing, MISSING);
    }
    return new ServeSettings(
        ServeSettings.Mode.WEBHOOK,
        endpoints("0.0.0.0"),
        Optional.of(
            new ServeSettings.Certificate(
                new PemFiles(certificate, privateKey),
                new ClientChecks(
                    Optional.ofNullable(serverName), Optional.ofNullable(authorities)))),
        Optional.of(origin()),
        whenMissing());
  }

  /** A file was named by who started the webhook, so that its absence is always a mistake. */
  private WhenMissing whenMissing() {
    if (file != null) {
      return WhenMissing.NOT_READY;
    }
    return whenMissing == null ? WhenMissing.READY : whenMissing;
  }

  private ServeSettings.Endpoints endpoints(String defaultHost) {
    if (port != 0 && port == managementPort) {
      throw refused("--port and --management-port are both " + port + "; choose two ports");
    }
    return new ServeSettings.Endpoints(host == null ? defaultHost : host, port, managementPort);
  }

  private ServeSettings.Origin origin() {
    if (file != null) {
      return new ServeSettings.PolicyFile(file);
    }
    return new ServeSettings.PolicyConfigMap(
        configMap == null ? ConfigMapName.parse("pull-policy/pull-policy") : configMap);
  }

  private void refuseWith(String chosen, Object value, String option) {
    if (value != null) {
      throw refused(option + " does not go with " + chosen + "; leave one of them out");
    }
  }

  private ParameterException refused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static final class ConfigMapNameConverter implements ITypeConverter<ConfigMapName> {
    @Override
    public ConfigMapName convert(String text) {
      try {
        return ConfigMapName.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  private static final class WhenMissingConverter implements ITypeConverter<WhenMissing> {
    @Override
    public WhenMissing convert(String text) {
      return OneOf.these(WhenMissing.values(), text);
    }
  }

  private static final class HostConverter implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (text.isBlank()) {
        throw new TypeConversionException("is empty; write an address, such as 0.0.0.0");
      }
      return text;
    }
  }

  private static final class PortConverter implements ITypeConverter<Integer> {
    private static final int HIGHEST = 65535;

    @Override
    public Integer convert(String text) {
      if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > HIGHEST) {
        throw new TypeConversionException(
            "is %s; must be a number from 0 to %d".formatted(Printable.quoted(text), HIGHEST));
      }
      return Integer.valueOf(text);
    }
  }
}
