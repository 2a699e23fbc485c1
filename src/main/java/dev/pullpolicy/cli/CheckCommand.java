package dev.pullpolicy.cli;

import dev.pullpolicy.cli.manifest.ManifestReader;
import dev.pullpolicy.config.PolicySnapshot;
import dev.pullpolicy.report.Format;
import dev.pullpolicy.report.Level;
import dev.pullpolicy.report.ReportBasis;
import dev.pullpolicy.report.ReportWriter;
import dev.pullpolicy.report.Style;
import dev.pullpolicy.report.Totals;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pullpolicy check}: what the webhook would say of manifests, before it is asked. */
@Command(
    name = "check",
    description = "Says what the webhook would refuse, warn of or change in manifests.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Nothing is found that weighs as much as --fail-on.",
      "1:Something is.",
      "2:Something cannot be read or decided, or an argument was not understood."
    },
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} check manifests/ --policy policy.yaml",
      "  helm template ./chart | ${ROOT-COMMAND-NAME} check - --policy policy.yaml",
      "  ${ROOT-COMMAND-NAME} check 'apps/**/*.yaml' --policy policy.yaml --output sarif"
    })
public final class CheckCommand implements Callable<Integer> {
  private static final int UNDECIDED = 2;

  @Spec private CommandSpec spec;

  @Mixin private ManifestArguments manifests;

  @Mixin private PolicyOptions policy;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "text",
      converter = FormatConverter.class,
      description = "text, json, sarif, junit or github; ${DEFAULT-VALUE}.")
  private Format output;

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      defaultValue = "deny",
      converter = FailOnConverter.class,
      description = "deny, warn or never: what exit code 1 stands for; ${DEFAULT-VALUE}.")
  private FailOn failOn;

  @Option(
      names = "--require-workloads",
      description = "Exit code 2 where there is no workload: an empty input is no answer.")
  private boolean requiresWorkloads;

  /** The least level of findings for which the command fails. */
  enum FailOn {
    deny,
    warn,
    never;

    boolean holds(Totals totals) {
      boolean denies = totals.of(Level.DENY) > 0;
      return switch (this) {
        case deny -> denies;
        case warn -> denies || totals.of(Level.WARN) > 0;
        case never -> false;
      };
    }
  }

  /** Reads the word of a form. */
  static final class FormatConverter implements ITypeConverter<Format> {
    @Override
    public Format convert(String word) {
      return OneOf.these(Format.values(), word);
    }
  }

  /** Reads one of the three words. */
  static final class FailOnConverter implements ITypeConverter<FailOn> {
    @Override
    public FailOn convert(String word) {
      return OneOf.these(FailOn.values(), word);
    }
  }

  @Override
  public Integer call() throws IOException, CommandFailedException {
    PolicySnapshot snapshot =
        policy
            .policy()
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        "--policy FILE is missing; name the policy document to check against"));
    Terminal terminal = Terminal.ofProcess();
    Totals totals =
        new ManifestCheck(
                ManifestReader.of(snapshot.policy()),
                new WorkloadChecker(snapshot.evaluator(), policy.surroundings()),
                report(snapshot, terminal),
                Progress.on(terminal, spec.commandLine().getErr()))
            .check(manifests.find());
    if (totals.of(Level.ERROR) > 0 || (requiresWorkloads && totals.workloads() == 0)) {
      return UNDECIDED;
    }
    return failOn.holds(totals) ? 1 : 0;
  }

  private ReportWriter report(PolicySnapshot snapshot, Terminal terminal) throws IOException {
    return output.writer(
        spec.commandLine().getOut(),
        new ReportBasis(
            snapshot.policy(),
            snapshot.describe(),
            version(),
            terminal.isColoured() ? Style.COLOURED : Style.PLAIN,
            terminal.isShown() ? terminal.columns() : 0));
  }

  /** The version without the program's name. */
  private String version() {
    String text = String.join(" ", spec.version());
    return text.substring(text.lastIndexOf(' ') + 1);
  }
}
