package dev.pullpolicy.app;

import dev.pullpolicy.cli.OneOf;
import dev.pullpolicy.policy.Printable;
import dev.pullpolicy.register.RegistrationPlan;
import dev.pullpolicy.register.RegistrationPlan.CertificateOrigin;
import dev.pullpolicy.register.Renewal;
import dev.pullpolicy.register.ServiceName;
import dev.pullpolicy.register.UnusableInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code pullpolicy register}: reads what is to be registered, and registers it. */
@Command(
    name = "register",
    description = {
      "Has the API server call the webhook, once it answers.",
      "",
      "Makes the serving certificate where that is asked for, waits until the webhook answers"
          + " through its Service, and then applies the entries of the FILEs to webhook"
          + " configurations that are there already. May be run again at any time."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The entries are applied.",
      "1:They are not: refused, or not possible in time.",
      "2:An argument or a FILE was not understood.",
      "143:It was told to stop (SIGTERM)."
    },
    footer = {
      "",
      "Example:",
      "  ${ROOT-COMMAND-NAME} register --service ns/webhook --secret tls validating.yaml"
    })
final class RegisterCommand implements Callable<Integer> {
  private static final String CERTIFICATE = "--certificate";
  private static final String SECRET = "--secret";
  private static final String CA = "--ca";
  private static final String REPLICAS = "--replicas";

  /** As many as the chart takes; six connections a pod are opened. */
  private static final int MOST_REPLICAS = 100;

  @Spec private CommandSpec spec;

  @Option(
      names = "--service",
      paramLabel = "NAMESPACE/NAME",
      required = true,
      converter = ServiceNameConverter.class,
      description = "The Service of the webhook, which the entries call.")
  private ServiceName service;

  @Option(
      names = CERTIFICATE,
      paramLabel = "Generated|CertManager|ExistingSecret",
      converter = OriginConverter.class,
      defaultValue = "Generated",
      description =
          "Who makes the serving certificate; ${DEFAULT-VALUE} is this command, with a CA of its"
              + " own.")
  private Origin origin;

  @Option(
      names = SECRET,
      paramLabel = "NAME",
      description =
          "The Secret of the certificate in the Service's namespace, which exists; its key ca.crt"
              + " holds the CA.")
  private String secret;

  @Option(
      names = CA,
      paramLabel = "FILE",
      description = "With ExistingSecret: the CA of the serving certificate, PEM.")
  private Path authorities;

  @Option(
      names = "--valid",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "2160h",
      description = "With Generated: how long a certificate is valid; ${DEFAULT-VALUE}.")
  private Duration valid;

  @Option(
      names = "--renew-before",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "720h",
      description = "With Generated: how long before its end it is replaced; ${DEFAULT-VALUE}.")
  private Duration renewBefore;

  @Option(
      names = REPLICAS,
      paramLabel = "NUMBER",
      defaultValue = "2",
      description =
          "How many pods the webhook has; the more, the more often it is asked; ${DEFAULT-VALUE}.")
  private int replicas;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "5m",
      description = "How long all of it may take; ${DEFAULT-VALUE}.")
  private Duration timeout;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Manifests of the webhook configurations, one a file, without CAs.")
  private List<Path> files;

  /** Who makes the certificate. */
  private enum Origin {
    GENERATED("Generated"),
    CERT_MANAGER("CertManager"),
    EXISTING_SECRET("ExistingSecret");

    private final String word;

    Origin(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    if (replicas < 1 || replicas > MOST_REPLICAS) {
      throw refused("%s is %d; must be from 1 to %d".formatted(REPLICAS, replicas, MOST_REPLICAS));
    }
    RegistrationPlan plan =
        new RegistrationPlan(service, certificate(), replicas, timeout, List.copyOf(files));
    return new RegisterRun(spec.commandLine()).run(plan);
  }

  private CertificateOrigin certificate() {
    if (origin == Origin.EXISTING_SECRET) {
      return new RegistrationPlan.ExistingSecret(needed(CA, authorities));
    }
    if (authorities != null) {
      throw refused(
          "%s goes with %s=%s only; leave it out"
              .formatted(CA, CERTIFICATE, Origin.EXISTING_SECRET));
    }
    String name = needed(SECRET, secret);
    if (!ServiceName.isSubdomain(name)) {
      throw refused("%s %s is no name of a Secret".formatted(SECRET, Printable.quoted(name)));
    }
    return origin == Origin.CERT_MANAGER
        ? new RegistrationPlan.CertManager(name)
        : new RegistrationPlan.Generated(name, renewal());
  }

  private Renewal renewal() {
    try {
      return Renewal.of(valid, renewBefore);
    } catch (UnusableInputException e) {
      throw refused(e.getMessage());
    }
  }

  private <T> T needed(String option, T value) {
    if (value == null) {
      throw refused("%s is needed with %s=%s".formatted(option, CERTIFICATE, origin));
    }
    return value;
  }

  private ParameterException refused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static final class ServiceNameConverter implements ITypeConverter<ServiceName> {
    @Override
    public ServiceName convert(String text) {
      try {
        return ServiceName.parse(text);
      } catch (UnusableInputException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  private static final class OriginConverter implements ITypeConverter<Origin> {
    @Override
    public Origin convert(String text) {
      return OneOf.these(Origin.values(), text);
    }
  }
}
