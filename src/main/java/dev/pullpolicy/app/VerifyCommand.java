package dev.pullpolicy.app;

import dev.pullpolicy.cli.CommandFailedException;
import dev.pullpolicy.cli.PolicyFile;
import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.policy.Printable;
import dev.pullpolicy.verify.OfflinePolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code pullpolicy verify}: whether a cluster does what a policy document says. */
@Command(
    name = "verify",
    description = {
      "Proves that a cluster asks the webhook, and that it answers as a policy document says.",
      "Sends sample pods to the API server as dry runs, so that none is kept. The cluster is that of"
          + " KUBECONFIG, of ~/.kube/config, or the one in which this runs as a pod."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It does; or no sample could show anything of the policy, which is said.",
      "1:An answer is not what the policy says; likely causes are printed.",
      "2:The webhook could not be asked, or an argument was not understood."
    },
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} verify --policy policy.yaml",
      "  ${ROOT-COMMAND-NAME} verify --policy policy.yaml --namespace shop --timeout 5s"
    })
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      required = true,
      description = "The policy document that the webhook has.")
  private Path policy;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      defaultValue = "default",
      converter = NamespaceConverter.class,
      description = "Where pods are sent to; ${DEFAULT-VALUE}.")
  private String namespace;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "60s",
      converter = DurationConverter.class,
      description = "How long an answer that differs is asked for again; ${DEFAULT-VALUE}.")
  private Duration timeout;

  @Override
  public Integer call() throws CommandFailedException {
    PolicySnapshot document = PolicyFile.snapshot(policy);
    LocalDate today = LocalDate.now(Clock.systemUTC());
    return new Verifier(new OfflinePolicy(document, namespace, today), timeout)
        .run(spec.commandLine());
  }

  private static final class NamespaceConverter implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (!text.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")) {
        throw new TypeConversionException(
            "is %s; must be the name of a namespace, such as default"
                .formatted(Printable.quoted(text)));
      }
      return text;
    }
  }
}
